package io.broadsheet.dedupe.decide;

/**
 * A map from well-mixed ints to ints other than zero, by open addressing. Key and value share a
 * long of one array: a look-up in a large map costs one cache miss, and the garbage collector has
 * nothing to follow. Not thread-safe.
 */
final class IntMap {

  /** What {@link #get} returns for a key that is not there. */
  static final int ABSENT = 0;

  private static final double MAX_LOAD = 0.75;
  private static final int MAX_EXPECTED = 1 << 24;

  /** Each slot holds its key in the upper half and its value in the lower one. */
  private long[] slots;

  private int mask;
  private int size;

  /**
   * @param expected how many keys it takes without growing; any number is allowed
   */
  IntMap(int expected) {
    int wanted = Math.min(Math.max(expected, 8), MAX_EXPECTED);
    slots = new long[2 * Integer.highestOneBit((int) (wanted / MAX_LOAD))];
    mask = slots.length - 1;
  }

  int get(int key) {
    return value(slots[slotOf(key)]);
  }

  /**
   * @param value not {@link #ABSENT}
   */
  void put(int key, int value) {
    int slot = slotOf(key);
    boolean isNew = isEmpty(slot);
    slots[slot] = (long) key << Integer.SIZE | value & 0xffffffffL;
    if (isNew && ++size > slots.length * MAX_LOAD) {
      grow();
    }
  }

  /** Does nothing when the key is not there. */
  void remove(int key) {
    int gap = slotOf(key);
    if (isEmpty(gap)) {
      return;
    }
    for (int next = (gap + 1) & mask; !isEmpty(next); next = (next + 1) & mask) {
      int home = key(slots[next]) & mask;
      boolean reachesGap = ((next - home) & mask) >= ((next - gap) & mask);
      if (reachesGap) {
        slots[gap] = slots[next];
        gap = next;
      }
    }
    slots[gap] = ABSENT;
    size--;
  }

  int size() {
    return size;
  }

  private boolean isEmpty(int slot) {
    return value(slots[slot]) == ABSENT;
  }

  /** The slot of the key, or the empty slot where it would go. */
  private int slotOf(int key) {
    int slot = key & mask;
    while (!isEmpty(slot) && key(slots[slot]) != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    mask = slots.length - 1;
    for (long entry : old) {
      if (value(entry) != ABSENT) {
        slots[slotOf(key(entry))] = entry;
      }
    }
  }

  private static int key(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private static int value(long entry) {
    return (int) entry;
  }
}
