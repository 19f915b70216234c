package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The trees, and the program that trains them. */
class TreesTest {

  @Test
  void shouldSendValuesUpToTheThresholdLeft() {
    Trees trees = Trees.parse(List.of("1 0", "1", "0.5", "-2 2"));
    assertThat(trees.probability(new float[] {9, 0.5f})).isCloseTo(0.119, within(0.001));
    assertThat(trees.probability(new float[] {0, 0.6f})).isCloseTo(0.881, within(0.001));
  }

  @Test
  void shouldLearnWhatTwoFeaturesDecideTogether() {
    Random random = new Random(1);
    float[][] rows = new float[4000][];
    boolean[] labels = new boolean[rows.length];
    double[] weights = new double[rows.length];
    Arrays.fill(weights, 1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      labels[i] = rows[i][0] > 0.5 ^ rows[i][2] > 0.5;
    }
    Trees trees = Trees.parse(new TreesTrainer(60, 3).train(rows, labels, weights));
    assertThat(trees.probability(new float[] {0.9f, 0.5f, 0.1f})).isGreaterThan(0.8);
    assertThat(trees.probability(new float[] {0.9f, 0.5f, 0.9f})).isLessThan(0.2);
  }
}
