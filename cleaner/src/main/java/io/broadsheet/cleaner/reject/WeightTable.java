package io.broadsheet.cleaner.reject;

/** Numbered phrases with weights, as many each, looked up by a hash without making strings. */
final class WeightTable {

  /** The hash of no letters. */
  static final long EMPTY = 0xCBF29CE484222325L;

  private final long[] keys;
  private final float[][] weights;
  private int room;

  /**
   * @param most how many phrases there is room for
   */
  WeightTable(int most) {
    int size = Integer.highestOneBit(Math.max(1, most)) << 2;
    keys = new long[size];
    weights = new float[size][];
    room = most;
  }

  /** The hash with one more letter. */
  static long step(long hash, char letter) {
    return (hash ^ letter) * 0x100000001B3L;
  }

  /** The hash with one more word, by its hash. */
  static long mix(long hash, long word) {
    return ((hash ^ word) * 0x9E3779B97F4A7C15L) ^ hash >>> 32;
  }

  /** Adds a phrase; the weights are not copied. */
  void put(long key, float... weight) {
    if (--room < 0) {
      throw new IllegalStateException("more phrases than room was made for");
    }
    int number = slot(key);
    keys[number] = key;
    weights[number] = weight;
  }

  /** Number of the phrase with that key, or -1. */
  int find(long key) {
    int number = slot(key);
    return keys[number] == 0 ? -1 : number;
  }

  /** The weights as they were put. */
  float[] weights(int number) {
    return weights[number];
  }

  private int slot(long key) {
    int slot = (int) ((key ^ key >>> 29) & keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}
