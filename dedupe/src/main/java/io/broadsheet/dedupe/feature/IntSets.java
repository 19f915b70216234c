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

  /** Whether two of the sets have a value in common. */
  static boolean intersect(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        return true;
      }
      if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }
}
