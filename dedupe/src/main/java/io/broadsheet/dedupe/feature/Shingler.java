package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * The overlapping runs of words by which texts are compared: three words, or four characters where
 * a word is a character.
 */
final class Shingler {

  private static final int WORDS = 3;
  private static final int CHARACTERS = 4;

  private Shingler() {}

  /** The shingles in text order; a text of fewer words than a shingle gives one of all it has. */
  static int[] inOrder(Tokens tokens) {
    int[] shingles = new int[Math.max(1, tokens.size())];
    int size = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int length = length(tokens, i);
      if (i + length <= tokens.size()) {
        shingles[size++] = Hash.brief(tokens.hash(i, i + length));
      }
    }
    if (size == 0 && tokens.size() > 0) {
      shingles[size++] = Hash.brief(tokens.hash(0, tokens.size()));
    }
    return Arrays.copyOf(shingles, size);
  }

  /** How many tokens a shingle that begins here has. */
  static int length(Tokens tokens, int index) {
    return tokens.is(index, Tokens.SINGLE) ? CHARACTERS : WORDS;
  }

  /**
   * Every shingle joined with the one that follows where it ends, in text order: runs so long that
   * texts hardly share one by chance. A text too short for a pair gives its shingles. All 32 bits
   * of a value are used.
   *
   * @param shingles of the same words, from {@link #inOrder}
   */
  static int[] pairs(Tokens tokens, int[] shingles) {
    int[] pairs = new int[shingles.length];
    int size = 0;
    for (int i = 0; i < shingles.length; i++) {
      int next = i + length(tokens, i);
      if (next < shingles.length) {
        pairs[size++] = (int) Hash.mix(Hash.combine(shingles[i], shingles[next]));
      }
    }
    return size == 0 ? spread(shingles) : Arrays.copyOf(pairs, size);
  }

  private static int[] spread(int[] shingles) {
    return Arrays.stream(shingles).map(shingle -> (int) Hash.mix(shingle)).toArray();
  }
}
