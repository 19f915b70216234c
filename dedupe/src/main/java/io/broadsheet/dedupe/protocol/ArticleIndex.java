package io.broadsheet.dedupe.protocol;

import java.util.Arrays;

/**
 * Where what is known of an article is stored: in a state of its own, or in no more than the entry
 * of its only arrival. In memory, some 16 bytes an article.
 *
 * <p>Of an id it keeps 32 bits of a hash, so that a place may be told that belongs to another
 * article: what is found there says whose it is. Ids of which nothing is known are told without
 * looking anywhere, but for one in thousands. Not thread-safe.
 */
final class ArticleIndex {

  /** A place: the state of the article. All others are numbers of arrivals, from 1. */
  static final long STATE = 0;

  private static final long[] NOWHERE = {};
  private static final long MULTIPLIER = 0xd6e8feb86659fd93L;
  private static final double MAX_LOAD = 0.75;

  /** In the lower half of a slot; the hash is in the upper one. */
  private static final int EMPTY = 0;

  /** Numbers of arrivals are kept to this modulus, as {@link #EMPTY} and states are apart. */
  private static final long NUMBERS = (1L << Integer.SIZE) - 2;

  private static final int STATE_VALUE = 1;
  private static final int FIRST_NUMBER = 2;

  private long[] slots = new long[16];
  private int size;
  private long latest;

  /**
   * @param place {@link #STATE} or the number of an arrival, none of which is further than four
   *     billion from another
   */
  void add(String id, long place) {
    latest = Math.max(latest, place);
    insert(slot(id, place));
    if (++size > slots.length * MAX_LOAD) {
      grow();
    }
  }

  /**
   * Takes back one {@link #add}.
   *
   * @return whether it was there
   */
  boolean remove(String id, long place) {
    int gap = find(slot(id, place));
    if (isEmpty(slots[gap])) {
      return false;
    }
    for (int next = after(gap); !isEmpty(slots[next]); next = after(next)) {
      boolean reachesGap = distance(home(slots[next]), next) >= distance(gap, next);
      if (reachesGap) {
        slots[gap] = slots[next];
        gap = next;
      }
    }
    slots[gap] = EMPTY;
    size--;
    return true;
  }

  boolean holds(String id, long place) {
    return !isEmpty(slots[find(slot(id, place))]);
  }

  /** The places where the article may be; mostly none or one. */
  long[] find(String id) {
    long[] found = NOWHERE;
    int hash = hash(id);
    for (int at = hash & slots.length - 1; !isEmpty(slots[at]); at = after(at)) {
      if ((int) (slots[at] >>> Integer.SIZE) == hash) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = place((int) slots[at]);
      }
    }
    return found;
  }

  /** The slot that holds the same, or the empty one where it would go. */
  private int find(long slot) {
    int at = home(slot);
    while (!isEmpty(slots[at]) && slots[at] != slot) {
      at = after(at);
    }
    return at;
  }

  private void insert(long slot) {
    int at = home(slot);
    while (!isEmpty(slots[at])) {
      at = after(at);
    }
    slots[at] = slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long slot : old) {
      if (!isEmpty(slot)) {
        insert(slot);
      }
    }
  }

  private int home(long slot) {
    return (int) (slot >>> Integer.SIZE) & slots.length - 1;
  }

  private int after(int at) {
    return at + 1 & slots.length - 1;
  }

  private int distance(int from, int to) {
    return to - from & slots.length - 1;
  }

  private static boolean isEmpty(long slot) {
    return (int) slot == EMPTY;
  }

  private static long slot(String id, long place) {
    long value = place == STATE ? STATE_VALUE : place % NUMBERS + FIRST_NUMBER;
    return (long) hash(id) << Integer.SIZE | value;
  }

  private long place(int value) {
    if (value == STATE_VALUE) {
      return STATE;
    }
    long number = Integer.toUnsignedLong(value) - FIRST_NUMBER;
    return latest - Math.floorMod(latest - number, NUMBERS);
  }

  private static int hash(String id) {
    return (int) (id.hashCode() * MULTIPLIER >>> Integer.SIZE);
  }
}
