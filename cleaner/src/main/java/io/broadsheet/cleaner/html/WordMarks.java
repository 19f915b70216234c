package io.broadsheet.cleaner.html;

/** A small set of words, to tell how much of it a text covers and how much of a text it covers. */
final class WordMarks {

  private static final int MAX_WORDS = 64;

  private final int mask;
  private final int[] keys;
  private final long[] bits;
  private final int size;

  /** Takes the first {@value #MAX_WORDS} different words. */
  WordMarks(int[] words) {
    this.mask = Math.max(15, Integer.highestOneBit(Math.min(words.length, MAX_WORDS)) * 4 - 1);
    this.keys = new int[mask + 1];
    this.bits = new long[mask + 1];
    int count = 0;
    for (int word : words) {
      int slot = slot(word);
      if (keys[slot] == 0 && count < MAX_WORDS) {
        keys[slot] = word;
        bits[slot] = 1L << count++;
      }
    }
    this.size = count;
  }

  private int slot(int word) {
    int slot = word * 0x9E3779B9 >>> 8 & mask;
    while (keys[slot] != 0 && keys[slot] != word) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Share of the text's words that are in the set; 0 for no words. */
  float shareOf(int[] words) {
    if (size == 0 || words.length == 0) {
      return 0;
    }
    int hits = 0;
    for (int word : words) {
      hits += bits[slot(word)] != 0 ? 1 : 0;
    }
    return (float) hits / words.length;
  }

  /** Share of the set that occurs in the text; 0 for an empty set. */
  float coveredBy(int[] words) {
    if (size == 0) {
      return 0;
    }
    long found = 0;
    for (int word : words) {
      found |= bits[slot(word)];
    }
    return (float) Long.bitCount(found) / size;
  }
}
