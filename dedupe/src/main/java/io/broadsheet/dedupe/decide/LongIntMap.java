package io.broadsheet.dedupe.decide;

/**
 * A map from well-mixed longs to positive ints by open addressing. Key and value lie side by side
 * in one array: a look-up in a large map costs one cache miss, and the garbage collector has
 * nothing to follow. Not thread-safe.
 */
final class LongIntMap {

  /** What {@link #get} returns for a key that is not there. */
  static final int ABSENT = 0;

  private static final double MAX_LOAD = 0.6;
  private static final int MAX_EXPECTED = 1 << 24;

  /** Slot n holds its key at 2n and its value at 2n + 1. */
  private long[] table;

  private int mask;
  private int size;

  /**
   * @param expected how many keys it takes without growing; any number is allowed
   */
  LongIntMap(int expected) {
    int wanted = Math.min(Math.max(expected, 8), MAX_EXPECTED);
    int slots = 2 * Integer.highestOneBit((int) (wanted / MAX_LOAD));
    table = new long[2 * slots];
    mask = slots - 1;
  }

  int get(long key) {
    return (int) table[2 * slotOf(key) + 1];
  }

  /**
   * @param value greater than {@link #ABSENT}
   */
  void put(long key, int value) {
    int slot = slotOf(key);
    boolean isNew = isEmpty(slot);
    table[2 * slot] = key;
    table[2 * slot + 1] = value;
    if (isNew && ++size > (mask + 1) * MAX_LOAD) {
      grow();
    }
  }

  /** Does nothing when the key is not there. */
  void remove(long key) {
    int gap = slotOf(key);
    if (isEmpty(gap)) {
      return;
    }
    for (int next = (gap + 1) & mask; !isEmpty(next); next = (next + 1) & mask) {
      int home = (int) table[2 * next] & mask;
      boolean reachesGap = ((next - home) & mask) >= ((next - gap) & mask);
      if (reachesGap) {
        table[2 * gap] = table[2 * next];
        table[2 * gap + 1] = table[2 * next + 1];
        gap = next;
      }
    }
    table[2 * gap + 1] = ABSENT;
    size--;
  }

  int size() {
    return size;
  }

  private boolean isEmpty(int slot) {
    return table[2 * slot + 1] == ABSENT;
  }

  /** The slot of the key, or the empty slot where it would go. */
  private int slotOf(long key) {
    int slot = (int) key & mask;
    while (!isEmpty(slot) && table[2 * slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    mask = old.length - 1;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != ABSENT) {
        int slot = slotOf(old[i]);
        table[2 * slot] = old[i];
        table[2 * slot + 1] = old[i + 1];
      }
    }
  }
}
