package io.broadsheet.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Fetch times for pages that come without one: the time of reading, in milliseconds, each later
 * than the one before, so that the order of the input is the order of the articles. Not
 * thread-safe.
 */
public final class FetchClock {

  private final Clock clock;
  private Instant last = Instant.EPOCH;

  public FetchClock(Clock clock) {
    this.clock = clock;
  }

  /** The time of the next page. */
  public Instant next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    last = now.isAfter(last) ? now : last.plusMillis(1);
    return last;
  }
}
