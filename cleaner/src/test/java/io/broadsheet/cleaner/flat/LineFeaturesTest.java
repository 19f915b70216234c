package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineFeaturesTest {

  private final PageView page =
      new PageView(LineReader.read("A headline\n\nThe first sentence of the text, and more.\nEnd"));

  @Test
  void shouldNameEachNumberOfALineOnce() {
    List<String> columns = LineFeatures.columns();
    assertThat(columns).doesNotHaveDuplicates().contains("MASS", "MASS-1", "PROSE_AFTER5");
    for (float[] row : new LineFeatures(page).rows()) {
      assertThat(row).hasSize(columns.size());
    }
  }

  @Test
  void shouldNameEachNumberThatTheNeighboursAdd() {
    float[][] rows = new float[page.size()][0];
    float[][] extended = Neighbourhood.extend(rows, new float[] {0.1f, 0.9f, 0.2f}, page);
    List<String> columns = Neighbourhood.columns();
    assertThat(columns).doesNotHaveDuplicates();
    assertThat(extended[1]).hasSize(columns.size());
    assertThat(extended[1][columns.indexOf("OPINION0")]).isEqualTo(0.9f);
    assertThat(extended[0][columns.indexOf("OPINION1")]).isEqualTo(0.9f);
    assertThat(extended[2][columns.indexOf("SINCE_LIKELY")]).isEqualTo(1);
  }
}
