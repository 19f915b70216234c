package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * The overlapping runs of words by which texts are compared: three words, or five characters where
 * a word is a character.
 */
final class Shingler {

  private static final int WORDS = 3;
  private static final int CHARACTERS = 5;

  private Shingler() {}

  /** Shingles of the words {@code from} to {@code to}, in text order, as 32-bit hashes. */
  static int[] inOrder(Tokens tokens, int from, int to) {
    int[] shingles = new int[Math.max(1, to - from)];
    int size = 0;
    for (int i = from; i < to; i++) {
      int length = tokens.is(i, Tokens.SINGLE) ? CHARACTERS : WORDS;
      if (i + length <= to) {
        shingles[size++] = (int) tokens.hash(i, i + length);
      }
    }
    if (size == 0 && to > from) {
      shingles[size++] = (int) tokens.hash(from, to);
    }
    return Arrays.copyOf(shingles, size);
  }

  /** Sorts in place and returns the distinct values. */
  static int[] asSet(int[] shingles) {
    Arrays.sort(shingles);
    int size = 0;
    for (int i = 0; i < shingles.length; i++) {
      if (i == 0 || shingles[i] != shingles[i - 1]) {
        shingles[size++] = shingles[i];
      }
    }
    return size == shingles.length ? shingles : Arrays.copyOf(shingles, size);
  }
}
