package io.broadsheet.dedupe.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a version of an article stands in the total order of articles.
 *
 * @param at to the millisecond, as the topics carry it; what is finer is cut off
 */
public record Position(Instant at, Version version) implements Comparable<Position> {

  public Position {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  public String id() {
    return version.id();
  }

  @Override
  public int compareTo(Position other) {
    int byTime = at.compareTo(other.at);
    return byTime != 0 ? byTime : version.compareTo(other.version);
  }

  /** Whether the two are no further apart than the window. */
  public boolean isWithin(Duration window, Position other) {
    return Duration.between(at, other.at).abs().compareTo(window) <= 0;
  }
}
