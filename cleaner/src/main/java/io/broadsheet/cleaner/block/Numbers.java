package io.broadsheet.cleaner.block;

/** Numbers keys from 0 in the order in which they are first seen. Not thread-safe. */
public final class Numbers {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[64];
  private int[] numbers = new int[64];
  private int size;

  /** The key's number, the next free one when the key is new. */
  public int of(long key) {
    int slot = slot(key);
    if (numbers[slot] == 0) {
      if (2 * size >= keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      numbers[slot] = ++size;
    }
    return numbers[slot] - 1;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * GOLDEN_RATIO >>> 32) & mask;
    while (numbers[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
