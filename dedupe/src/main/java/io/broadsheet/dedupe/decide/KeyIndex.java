package io.broadsheet.dedupe.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * Which articles stand under an index key, canonical ones and duplicates apart. It is a cache: it
 * can always be built again from the homes. Not thread-safe.
 *
 * <p>Most keys belong to one article only, so a bucket object is made for the second one.
 */
final class KeyIndex {

  private final LongMap<Object> slots = new LongMap<>();

  /** An article that is alone under a key; one object serves all of its keys. */
  private record Single(Position position, boolean canonical) {}

  /** The articles of a key that has had more than one. */
  private static final class Bucket {

    private final TreeSet<Position> canonical = new TreeSet<>();
    private final TreeSet<Position> duplicates = new TreeSet<>();

    void add(Single article) {
      side(article).add(article.position());
    }

    void remove(Single article) {
      side(article).remove(article.position());
    }

    boolean isEmpty() {
      return canonical.isEmpty() && duplicates.isEmpty();
    }

    private TreeSet<Position> side(Single article) {
      return article.canonical() ? canonical : duplicates;
    }
  }

  void add(long[] keys, Position position, boolean canonical) {
    Single article = new Single(position, canonical);
    for (long key : keys) {
      Object slot = slots.get(key);
      if (slot == null) {
        slots.put(key, article);
      } else if (slot instanceof Bucket bucket) {
        bucket.add(article);
      } else {
        Bucket bucket = new Bucket();
        bucket.add((Single) slot);
        bucket.add(article);
        slots.put(key, bucket);
      }
    }
  }

  void remove(long[] keys, Position position, boolean canonical) {
    Single article = new Single(position, canonical);
    for (long key : keys) {
      Object slot = slots.get(key);
      if (slot instanceof Bucket bucket) {
        bucket.remove(article);
      }
      if (article.equals(slot) || slot instanceof Bucket bucket && bucket.isEmpty()) {
        slots.put(key, null);
      }
    }
  }

  /**
   * The latest canonical articles before a position.
   *
   * @param notBefore the earliest fetch time that counts
   * @param limit how many at most
   */
  List<Position> canonicalBefore(long key, Position position, Instant notBefore, int limit) {
    Object slot = slots.get(key);
    if (slot instanceof Single single) {
      boolean counts =
          single.canonical()
              && single.position().compareTo(position) < 0
              && !single.position().at().isBefore(notBefore);
      return counts ? List.of(single.position()) : List.of();
    }
    return slot == null ? List.of() : latest((Bucket) slot, position, notBefore, limit);
  }

  private static List<Position> latest(
      Bucket bucket, Position position, Instant notBefore, int limit) {
    List<Position> found = new ArrayList<>();
    Iterator<Position> earlier = bucket.canonical.headSet(position, false).descendingIterator();
    while (found.size() < limit && earlier.hasNext()) {
      Position candidate = earlier.next();
      if (candidate.at().isBefore(notBefore)) {
        break;
      }
      found.add(candidate);
    }
    return found;
  }

  /**
   * The articles whose decision may depend on whether a canonical article stands at a position:
   * those after it that have fewer than {@code limit} canonical articles between.
   *
   * @param notAfter the latest fetch time that counts
   */
  List<Position> affectedAfter(long key, Position position, Instant notAfter, int limit) {
    Object slot = slots.get(key);
    if (slot instanceof Single single) {
      boolean counts =
          single.position().compareTo(position) > 0 && !single.position().at().isAfter(notAfter);
      return counts ? List.of(single.position()) : List.of();
    }
    return slot == null ? List.of() : following((Bucket) slot, position, notAfter, limit);
  }

  private static List<Position> following(
      Bucket bucket, Position position, Instant notAfter, int limit) {
    List<Position> found = new ArrayList<>();
    Position last = null;
    for (Position canonical : bucket.canonical.tailSet(position, false)) {
      if (found.size() == limit || canonical.at().isAfter(notAfter)) {
        break;
      }
      found.add(canonical);
      last = canonical;
    }
    boolean full = found.size() == limit;
    for (Position duplicate : bucket.duplicates.tailSet(position, false)) {
      if (duplicate.at().isAfter(notAfter) || full && duplicate.compareTo(last) > 0) {
        break;
      }
      found.add(duplicate);
    }
    return found;
  }
}
