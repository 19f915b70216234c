package io.broadsheet.dedupe.decide;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which versions of articles stand under an index key, in their order. Not thread-safe.
 *
 * <p>Most keys belong to one article only, so a set is made for the second one.
 */
public final class KeyIndex {

  private static final int KEYS_AN_ARTICLE = 20;

  /** By key, the number of its holder. */
  private final LongIntMap numbers;

  /** Each a {@link Single} or a set of positions, or null where a number is free. */
  private final List<Object> holders = new ArrayList<>();

  private final Deque<Integer> free = new ArrayDeque<>();

  /** What is alone under some of its keys. */
  private static final class Single {
    private final Position position;
    private int keys;

    Single(Position position) {
      this.position = position;
    }
  }

  /**
   * @param articles how many are expected; any number is allowed
   */
  public KeyIndex(int articles) {
    numbers = new LongIntMap(articles * KEYS_AN_ARTICLE);
    holders.add(null);
  }

  /** Adds a position that is not in the index yet. */
  public void add(long[] keys, Position position) {
    int own = LongIntMap.ABSENT;
    for (long key : keys) {
      int number = numbers.get(key);
      if (number == LongIntMap.ABSENT) {
        own = own == LongIntMap.ABSENT ? hold(new Single(position)) : own;
        ((Single) holders.get(own)).keys++;
        numbers.put(key, own);
      } else {
        several(key, number).add(position);
      }
    }
  }

  /** Takes back an {@link #add} of the same arguments; does nothing where there was none. */
  public void remove(long[] keys, Position position) {
    for (long key : keys) {
      int number = numbers.get(key);
      Object holder = holders.get(number);
      if (holder instanceof Single single) {
        if (single.position.equals(position)) {
          numbers.remove(key);
          letGo(number, single);
        }
      } else if (holder != null && setOf(holder).remove(position) && setOf(holder).isEmpty()) {
        numbers.remove(key);
        release(number);
      }
    }
  }

  /**
   * The latest that stand before a position, the latest one first.
   *
   * @param notBefore the earliest fetch time that counts
   * @param limit how many at most
   */
  public List<Position> before(long key, Position position, Instant notBefore, int limit) {
    Object holder = holders.get(numbers.get(key));
    if (holder == null) {
      return List.of();
    }
    if (holder instanceof Single single) {
      boolean counts =
          single.position.compareTo(position) < 0 && !single.position.at().isBefore(notBefore);
      return counts ? List.of(single.position) : List.of();
    }
    List<Position> found = new ArrayList<>();
    Iterator<Position> earlier = setOf(holder).headSet(position, false).descendingIterator();
    while (found.size() < limit && earlier.hasNext()) {
      Position next = earlier.next();
      if (next.at().isBefore(notBefore)) {
        break;
      }
      found.add(next);
    }
    return found;
  }

  /**
   * The first that stand after a position, the first one first.
   *
   * @param notAfter the latest fetch time that counts
   * @param limit how many at most
   */
  public List<Position> after(long key, Position position, Instant notAfter, int limit) {
    Object holder = holders.get(numbers.get(key));
    if (holder == null) {
      return List.of();
    }
    if (holder instanceof Single single) {
      boolean counts =
          single.position.compareTo(position) > 0 && !single.position.at().isAfter(notAfter);
      return counts ? List.of(single.position) : List.of();
    }
    List<Position> found = new ArrayList<>();
    for (Position next : setOf(holder).tailSet(position, false)) {
      if (found.size() == limit || next.at().isAfter(notAfter)) {
        break;
      }
      found.add(next);
    }
    return found;
  }

  /** The number of keys that something stands under: what memory grows with. */
  public int size() {
    return numbers.size();
  }

  private NavigableSet<Position> several(long key, int number) {
    Object holder = holders.get(number);
    if (holder instanceof Single single) {
      NavigableSet<Position> several = new TreeSet<>();
      several.add(single.position);
      letGo(number, single);
      numbers.put(key, hold(several));
      return several;
    }
    return setOf(holder);
  }

  @SuppressWarnings("unchecked")
  private static NavigableSet<Position> setOf(Object holder) {
    return (NavigableSet<Position>) holder;
  }

  private void letGo(int number, Single single) {
    if (--single.keys == 0) {
      release(number);
    }
  }

  private int hold(Object holder) {
    Integer number = free.poll();
    if (number == null) {
      holders.add(holder);
      return holders.size() - 1;
    }
    holders.set(number, holder);
    return number;
  }

  private void release(int number) {
    holders.set(number, null);
    free.push(number);
  }
}
