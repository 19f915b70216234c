package io.broadsheet.cleaner.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeModelTest {

  private static TreeModel read(String text) throws IOException {
    return TreeModel.read(new BufferedReader(new StringReader(text)), List.of("A", "B"));
  }

  @Test
  void shouldAddUpTheLeavesOfAllTrees() throws IOException {
    TreeModel model =
        read("tree\nA 0.5 -1 1\nB 2 -2 -3\nleaves -1 0 1\ntree\nB 2 -1 -2\nleaves 0 1\n");

    assertThat(model.probability(new float[] {0.5f, 9})).isCloseTo(0.5f, within(0.001f));
    assertThat(model.probability(new float[] {0.6f, 9})).isCloseTo(0.881f, within(0.001f));
    assertThat(model.probability(new float[] {0.6f, 2})).isCloseTo(0.5f, within(0.001f));
  }

  @Test
  void shouldRefuseAColumnThatIsNotMeasured() {
    assertThatThrownBy(() -> read("tree\nC 0.5 -1 -2\nleaves 0 1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("C");
  }

  @Test
  void shouldJudgeManyRowsAsOneByOne() throws IOException {
    TreeModel model =
        read(
            "tree\nA 0.5 -1 1\nB 2 2 -2\nA 7 -3 -4\nleaves -1 0 1 0.3\n"
                + "tree\nB -0 -1 -2\nleaves 0.25 1\n");
    Random random = new Random(7);
    float[][] rows = new float[101][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {random.nextInt(10) - 1, random.nextInt(5) - 1};
    }

    float[] together = model.probabilities(rows);

    assertThat(together).hasSameSizeAs(rows);
    assertThat(together).contains(model.probability(new float[] {0, 0}));
    for (int i = 0; i < rows.length; i++) {
      assertThat(together[i]).isEqualTo(model.probability(rows[i]));
      assertThat(model.logOdds(rows[i])).isEqualTo(byHand(rows[i][0], rows[i][1]));
    }
  }

  private static double byHand(float a, float b) {
    double first = a <= 0.5 ? -1 : b > 2 ? 0 : a <= 7 ? 1 : 0.3f;
    return first + (b <= 0 ? 0.25 : 1);
  }
}
