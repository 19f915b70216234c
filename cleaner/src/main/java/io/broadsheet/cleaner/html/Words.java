package io.broadsheet.cleaner.html;

import java.util.Arrays;

/** Words of a text as hashes that ignore case; in unspaced scripts every character is a word. */
final class Words {

  private static final int[] NONE = {};
  private static final int LEAST_TERM = 4;

  private Words() {}

  /** Hashes of at most {@code limit} words, in order; empty for null. */
  static int[] of(String text, int limit) {
    if (text == null) {
      return NONE;
    }
    int[] words = new int[Math.min(limit, text.length() / 2 + 1)];
    int size = 0;
    int hash = 0;
    for (int i = 0; i < text.length() && size < words.length; i++) {
      char c = text.charAt(i);
      boolean unspaced = isUnspaced(c);
      if (hash != 0 && (unspaced || !isWord(c))) {
        words[size++] = hash;
        hash = 0;
      }
      if (unspaced && size < words.length) {
        words[size++] = c;
      } else if (isWord(c)) {
        hash = hash * 31 + lower(c) + 1;
      }
    }
    if (hash != 0 && size < words.length) {
      words[size++] = hash;
    }
    return Arrays.copyOf(words, size);
  }

  /**
   * Hashes of at most {@code limit} words that are long enough to tell a subject; in unspaced
   * scripts, of each two characters.
   */
  static int[] terms(String text, int limit) {
    int[] terms = new int[limit];
    int size = 0;
    int hash = 0;
    int length = 0;
    for (int i = 0; i <= text.length() && size < limit; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (isUnspaced(c)) {
        hash = i > 0 && isUnspaced(text.charAt(i - 1)) ? text.charAt(i - 1) * 31 + c : 0;
        length = LEAST_TERM;
      } else if (isWord(c)) {
        hash = hash * 31 + lower(c) + 1;
        length++;
        continue;
      }
      if (hash != 0 && length >= LEAST_TERM) {
        terms[size++] = hash;
      }
      hash = 0;
      length = 0;
    }
    return Arrays.copyOf(terms, size);
  }

  private static boolean isWord(char c) {
    return c < 128
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
        : Character.isLetterOrDigit(c);
  }

  private static int lower(char c) {
    return c < 128 ? c | 0x20 : Character.toLowerCase(c);
  }

  private static boolean isUnspaced(char c) {
    return c >= 0x3040 && c < 0xA000 || c >= 0x0E00 && c < 0x0E80;
  }

  /** Hashes of each run of {@code n} words. */
  static int[] runs(int[] words, int n) {
    if (words.length < n) {
      return NONE;
    }
    int[] runs = new int[words.length - n + 1];
    for (int i = 0; i < runs.length; i++) {
      int hash = 7;
      for (int j = i; j < i + n; j++) {
        hash = hash * 0x01000193 + words[j];
      }
      runs[i] = hash;
    }
    return runs;
  }
}
