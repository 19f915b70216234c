package io.broadsheet.dedupe.decide;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which articles stand under an index key. It is a cache: it can always be built again from the
 * homes. Not thread-safe.
 *
 * <p>Most keys belong to one article only, so a bucket is made for the second one.
 */
final class KeyIndex {

  private static final int KEYS_AN_ARTICLE = 20;

  /** By key, the number of its holder. */
  private final LongIntMap numbers;

  /**
   * Each a {@link Single} or a {@link Bucket}, or null where a number is free; none has number 0.
   */
  private final List<Object> holders = new ArrayList<>();

  private final Deque<Integer> free = new ArrayDeque<>();

  /** An article that is alone under some of its keys. */
  private record Single(Position position, boolean canonical) {}

  /**
   * @param articles how many are expected; any number is allowed
   */
  KeyIndex(int articles) {
    numbers = new LongIntMap(articles * KEYS_AN_ARTICLE);
    holders.add(null);
  }

  void add(long[] keys, Position position, boolean canonical) {
    int own = LongIntMap.ABSENT;
    for (long key : keys) {
      Object holder = holder(key);
      if (holder instanceof Bucket bucket) {
        bucket.add(position, canonical);
      } else if (holder instanceof Single other) {
        Bucket bucket = new Bucket();
        bucket.add(other.position(), other.canonical());
        bucket.add(position, canonical);
        numbers.put(key, hold(bucket));
      } else {
        own = own == LongIntMap.ABSENT ? hold(new Single(position, canonical)) : own;
        numbers.put(key, own);
      }
    }
  }

  /** Takes back an {@link #add} of the same arguments. */
  void remove(long[] keys, Position position, boolean canonical) {
    Single article = new Single(position, canonical);
    int own = LongIntMap.ABSENT;
    for (long key : keys) {
      int number = numbers.get(key);
      Object holder = holders.get(number);
      if (holder instanceof Bucket bucket) {
        bucket.remove(position, canonical);
        if (bucket.isEmpty()) {
          numbers.remove(key);
          release(number);
        }
      } else if (article.equals(holder)) {
        numbers.remove(key);
        own = number;
      }
    }
    if (own != LongIntMap.ABSENT) {
      release(own);
    }
  }

  /**
   * The latest canonical articles before a position.
   *
   * @param notBefore the earliest fetch time that counts
   * @param limit how many at most
   */
  List<Position> canonicalBefore(long key, Position position, Instant notBefore, int limit) {
    Object holder = holder(key);
    if (holder instanceof Bucket bucket) {
      return bucket.canonicalBefore(position, notBefore, limit);
    }
    boolean counts =
        holder instanceof Single single
            && single.canonical()
            && single.position().compareTo(position) < 0
            && !single.position().at().isBefore(notBefore);
    return counts ? List.of(((Single) holder).position()) : List.of();
  }

  /**
   * The articles whose decision may depend on whether a canonical article stands at a position:
   * those after it that have fewer than {@code limit} canonical articles between.
   *
   * @param notAfter the latest fetch time that counts
   */
  List<Position> affectedAfter(long key, Position position, Instant notAfter, int limit) {
    Object holder = holder(key);
    if (holder instanceof Bucket bucket) {
      return bucket.affectedAfter(position, notAfter, limit);
    }
    boolean counts =
        holder instanceof Single single
            && single.position().compareTo(position) > 0
            && !single.position().at().isAfter(notAfter);
    return counts ? List.of(((Single) holder).position()) : List.of();
  }

  /** The number of keys that an article stands under. */
  int size() {
    return numbers.size();
  }

  private Object holder(long key) {
    return holders.get(numbers.get(key));
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
