package io.broadsheet.cleaner.reject;

/** Numbered phrases with a weight each, looked up by a rolling hash without making strings. */
final class WeightTable {

  /** The hash of no letters. */
  static final long EMPTY = 0xCBF29CE484222325L;

  private static final int SIZE = 1 << 11;

  private final long[] keys = new long[SIZE];
  private final float[] weights = new float[SIZE];
  private int size;

  /** The hash with one more letter. */
  static long step(long hash, char letter) {
    return (hash ^ letter) * 0x100000001B3L;
  }

  /** The hash with more letters. */
  static long step(long hash, String letters) {
    long longer = hash;
    for (int i = 0; i < letters.length(); i++) {
      longer = step(longer, letters.charAt(i));
    }
    return longer;
  }

  void put(String phrase, float weight) {
    if (++size > SIZE / 2) {
      throw new IllegalStateException("more than " + SIZE / 2 + " phrases");
    }
    long key = step(EMPTY, phrase);
    int number = slot(key);
    keys[number] = key;
    weights[number] = weight;
  }

  /** Number of the phrase with that hash, or -1. */
  int find(long hash) {
    int number = slot(hash);
    return keys[number] == 0 ? -1 : number;
  }

  float weight(int number) {
    return weights[number];
  }

  private int slot(long key) {
    int slot = (int) ((key ^ key >>> 29) & SIZE - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & SIZE - 1;
    }
    return slot;
  }
}
