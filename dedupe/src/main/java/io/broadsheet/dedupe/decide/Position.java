package io.broadsheet.dedupe.decide;

import java.time.Instant;

/** Where an article stands in the total order of articles. */
record Position(Instant at, String id) implements Comparable<Position> {

  @Override
  public int compareTo(Position other) {
    int byTime = at.compareTo(other.at);
    return byTime != 0 ? byTime : id.compareTo(other.id);
  }
}
