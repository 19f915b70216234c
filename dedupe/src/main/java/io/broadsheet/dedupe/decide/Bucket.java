package io.broadsheet.dedupe.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** The articles under one index key, canonical ones and duplicates apart. */
final class Bucket {

  private final TreeSet<Position> canonical = new TreeSet<>();
  private final TreeSet<Position> duplicates = new TreeSet<>();

  void add(Position position, boolean isCanonical) {
    (isCanonical ? canonical : duplicates).add(position);
  }

  void remove(Position position, boolean isCanonical) {
    (isCanonical ? canonical : duplicates).remove(position);
  }

  boolean isEmpty() {
    return canonical.isEmpty() && duplicates.isEmpty();
  }

  List<Position> canonicalBefore(Position position, Instant notBefore, int limit) {
    List<Position> found = new ArrayList<>();
    Iterator<Position> earlier = canonical.headSet(position, false).descendingIterator();
    while (found.size() < limit && earlier.hasNext()) {
      Position candidate = earlier.next();
      if (candidate.at().isBefore(notBefore)) {
        break;
      }
      found.add(candidate);
    }
    return found;
  }

  List<Position> affectedAfter(Position position, Instant notAfter, int limit) {
    List<Position> found = new ArrayList<>();
    Position last = null;
    for (Position later : canonical.tailSet(position, false)) {
      if (found.size() == limit || later.at().isAfter(notAfter)) {
        break;
      }
      found.add(later);
      last = later;
    }
    boolean full = found.size() == limit;
    for (Position later : duplicates.tailSet(position, false)) {
      if (later.at().isAfter(notAfter) || full && later.compareTo(last) > 0) {
        break;
      }
      found.add(later);
    }
    return found;
  }
}
