package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.cleaner.block.Block;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ScoreContextTest {

  private final List<Block> blocks =
      BlockReader.read(Jsoup.parse("<div><p>a</p><p>b</p></div><h2>c</h2><div><p>d</p></div>"));
  private final float[][] rows = new ScoreContext(blocks, new float[] {1, 0.8f, 0.1f, 0}).rows();

  private float at(int block, Context column) {
    return rows[block][column.ordinal()];
  }

  @Test
  void shouldShowTheScoresAround() {
    assertThat(at(1, Context.BEFORE1)).isEqualTo(1);
    assertThat(at(1, Context.AFTER2)).isZero();
    assertThat(at(0, Context.BEFORE1)).isEqualTo(-1);
  }

  @Test
  void shouldAverageOverScopesAndSections() {
    assertThat(at(0, Context.SCOPE1_MEAN)).isEqualTo(0.9f);
    assertThat(at(3, Context.SCOPE1_MEAN)).isZero();
    assertThat(at(0, Context.SECTION_MEAN)).isEqualTo(0.9f);
    assertThat(at(3, Context.SECTION_MEAN)).isZero();
  }

  @Test
  void shouldTellHowFarFromTheCoreABlockIs() {
    assertThat(at(0, Context.CORE_OUTSIDE)).isZero();
    assertThat(at(0, Context.CORE_BELOW)).isEqualTo(1);
    assertThat(at(2, Context.CORE_OUTSIDE)).isEqualTo(1);
    assertThat(at(3, Context.CORE_BELOW)).isEqualTo(2);
  }

  @Test
  void shouldTellHowMuchOfTheArticleLooksAlike() {
    assertThat(at(0, Context.LOOK_SHARE)).isCloseTo(1.8f / 1.9f, within(1e-6f));
    assertThat(at(2, Context.LOOK_SHARE)).isCloseTo(0.1f / 1.9f, within(1e-6f));
  }

  @Test
  void shouldTellHowFarKeptBlocksAre() {
    assertThat(at(3, Context.SINCE_KEPT)).isEqualTo(2);
    assertThat(at(0, Context.UNTIL_KEPT)).isEqualTo(1);
    assertThat(at(0, Context.SINCE_KEPT)).isEqualTo(99);
  }
}
