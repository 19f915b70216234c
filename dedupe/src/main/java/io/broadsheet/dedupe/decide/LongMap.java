package io.broadsheet.dedupe.decide;

/**
 * A map from well-mixed longs to objects by open addressing, several times smaller than a {@code
 * HashMap} of boxed keys. Not thread-safe.
 */
final class LongMap<V> {

  private static final double MAX_LOAD = 0.6;

  private long[] keys = new long[1024];
  private Object[] values = new Object[1024];
  private int size;

  /** The value of the key, or null. */
  @SuppressWarnings("unchecked")
  V get(long key) {
    return (V) values[slotOf(key)];
  }

  /** Sets the value of the key; null removes the key. */
  void put(long key, V value) {
    int slot = slotOf(key);
    if (value == null) {
      remove(slot);
      return;
    }
    boolean isNew = values[slot] == null;
    keys[slot] = key;
    values[slot] = value;
    if (isNew && ++size > keys.length * MAX_LOAD) {
      grow();
    }
  }

  int size() {
    return size;
  }

  private int slotOf(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (values[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Empties a slot and closes the gap, so that no probe stops short of its key. */
  private void remove(int slot) {
    if (values[slot] == null) {
      return;
    }
    int mask = keys.length - 1;
    int gap = slot;
    for (int next = (gap + 1) & mask; values[next] != null; next = (next + 1) & mask) {
      int home = (int) keys[next] & mask;
      if (((next - home) & mask) >= ((next - gap) & mask)) {
        keys[gap] = keys[next];
        values[gap] = values[next];
        gap = next;
      }
    }
    values[gap] = null;
    size--;
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
