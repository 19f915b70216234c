package io.broadsheet.dedupe.match;

import java.util.Arrays;

/** Intersections of sets held as ascending arrays of distinct values. */
final class Overlap {

  /** Where one array is so many times longer, its values are searched instead of walked. */
  private static final int MUCH_LONGER = 32;

  private Overlap() {}

  static boolean contains(int[] set, int value) {
    return Arrays.binarySearch(set, value) >= 0;
  }

  static int common(int[] a, int[] b) {
    if (a.length > b.length) {
      return common(b, a);
    }
    return (long) a.length * MUCH_LONGER < b.length ? searched(a, b) : walked(a, b);
  }

  private static int walked(int[] a, int[] b) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }

  private static int searched(int[] few, int[] many) {
    int common = 0;
    for (int value : few) {
      if (contains(many, value)) {
        common++;
      }
    }
    return common;
  }
}
