package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/** Sets of hashes as ascending arrays of distinct values. */
final class IntSets {

  private IntSets() {}

  /** Sorts in place; the result may be the same array. */
  static int[] of(int[] values) {
    Arrays.sort(values);
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[size++] = values[i];
      }
    }
    return size == values.length ? values : Arrays.copyOf(values, size);
  }
}
