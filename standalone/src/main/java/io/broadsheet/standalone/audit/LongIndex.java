package io.broadsheet.standalone.audit;

import java.util.Arrays;

/**
 * From a 64-bit hash to a number that is not negative, in 16 to 48 bytes an entry. Two keys with
 * the same hash are one entry: among a hundred million keys there is such a pair with a chance of 1
 * in 3,700. Not thread-safe.
 */
final class LongIndex {

  private static final int INITIAL = 1024;
  private static final long ABSENT = -1;

  private long[] hashes = new long[INITIAL];
  private long[] values = absent(INITIAL);
  private boolean[] used = new boolean[INITIAL];
  private int slots;

  /** Sets a value; -1 takes it away. Returns the one before, or -1. */
  long put(long hash, long value) {
    int slot = slot(hash);
    if (!used[slot]) {
      if (value == ABSENT) {
        return ABSENT;
      }
      used[slot] = true;
      hashes[slot] = hash;
      slots++;
    }
    long before = values[slot];
    values[slot] = value;
    if (slots > hashes.length / 3 * 2) {
      rehash();
    }
    return before;
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & hashes.length - 1;
    while (used[slot] && hashes[slot] != hash) {
      slot = slot + 1 & hashes.length - 1;
    }
    return slot;
  }

  /** Entries that were taken away are left behind here. */
  private void rehash() {
    long[] oldHashes = hashes;
    long[] oldValues = values;
    long live = Arrays.stream(values).filter(value -> value != ABSENT).count();
    int size = live > hashes.length / 3 ? Math.multiplyExact(hashes.length, 2) : hashes.length;
    hashes = new long[size];
    values = absent(size);
    used = new boolean[size];
    slots = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldValues[i] != ABSENT) {
        put(oldHashes[i], oldValues[i]);
      }
    }
  }

  private static long[] absent(int size) {
    long[] values = new long[size];
    Arrays.fill(values, ABSENT);
    return values;
  }
}
