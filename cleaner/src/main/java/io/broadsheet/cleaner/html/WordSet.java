package io.broadsheet.cleaner.html;

/** A set of words or runs of words as hashes, to tell how much of a text it covers. */
final class WordSet {

  private final int words;
  private final int mask;
  private final int[] keys;
  private boolean hasZero;

  WordSet(int[] words) {
    this.words = words.length;
    this.mask = Math.max(15, Integer.highestOneBit(words.length) * 4 - 1);
    this.keys = new int[words.length == 0 ? 0 : mask + 1];
    for (int word : words) {
      if (word == 0) {
        hasZero = true;
      } else {
        keys[slot(word)] = word;
      }
    }
  }

  private int slot(int word) {
    int slot = word * 0x9E3779B9 >>> 8 & mask;
    while (keys[slot] != 0 && keys[slot] != word) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** How many words were given, repeated ones included. */
  int words() {
    return words;
  }

  /** Share of the words that are in the set; 0 for no words and for an empty set. */
  float shareOf(int[] some) {
    if (some.length == 0 || words == 0) {
      return 0;
    }
    int hits = 0;
    for (int word : some) {
      hits += (word == 0 ? hasZero : keys[slot(word)] != 0) ? 1 : 0;
    }
    return (float) hits / some.length;
  }
}
