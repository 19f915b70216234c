package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.feature.Features;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How index keys are spread over tasks. */
class BucketsOfTasksTest {

  private static final int KEYS = 100_000;
  private static final int KEY_BITS = Byte.SIZE * Features.KEY_BYTES;
  private static final int LARGEST_TABLE_BITS = 24;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8, 24, 32})
  void shouldGiveEachTaskItsShareAndKeysThatATableSpreads(int tasks) {
    int[] keys = new int[tasks];
    int[][] set = new int[tasks][LARGEST_TABLE_BITS];
    for (long key : new Random(1).longs(KEYS, 0, 1L << KEY_BITS).toArray()) {
      int task = Registrar.bucketOf(key, tasks);
      keys[task]++;
      for (int bit = 0; bit < LARGEST_TABLE_BITS; bit++) {
        set[task][bit] += (int) (key >>> bit & 1);
      }
    }
    for (int task = 0; task < tasks; task++) {
      assertThat((double) keys[task] * tasks / KEYS).as("keys").isBetween(0.9, 1.1);
      for (int bit = 0; bit < LARGEST_TABLE_BITS; bit++) {
        assertThat((double) set[task][bit] / keys[task]).as("bit " + bit).isBetween(0.45, 0.55);
      }
    }
  }
}
