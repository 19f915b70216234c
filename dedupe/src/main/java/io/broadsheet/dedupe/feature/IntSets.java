package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/** Sets of hashes as ascending arrays of distinct values. */
final class IntSets {

  private IntSets() {}

  private static final int DIGIT_BITS = 7;
  private static final int DIGITS = 1 << DIGIT_BITS;

  /** Fewer are sorted sooner by comparing them. */
  private static final int FEW = 40;

  /** Sorts in place; the result may be the same array. */
  static int[] of(int[] values) {
    Arrays.sort(values);
    return distinct(values);
  }

  /**
   * As {@link #of}, quicker for values that are {@link Hash#brief}: by three digits of 7 bits, the
   * lowest first.
   */
  static int[] ofBrief(int[] values) {
    if (values.length < FEW) {
      return of(values);
    }
    int[] sorted = values;
    int[] next = new int[values.length];
    for (int shift = 0; shift < Hash.BRIEF_BITS; shift += DIGIT_BITS) {
      sortByDigit(sorted, next, shift);
      int[] before = sorted;
      sorted = next;
      next = before;
    }
    return distinct(sorted);
  }

  private static void sortByDigit(int[] values, int[] sorted, int shift) {
    int[] ends = new int[DIGITS + 1];
    for (int value : values) {
      ends[(value >>> shift & DIGITS - 1) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      ends[digit + 1] += ends[digit];
    }
    for (int value : values) {
      sorted[ends[value >>> shift & DIGITS - 1]++] = value;
    }
  }

  private static int[] distinct(int[] values) {
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
