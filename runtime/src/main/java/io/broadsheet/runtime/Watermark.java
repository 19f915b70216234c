package io.broadsheet.runtime;

import java.time.Instant;

/**
 * The latest fetch time seen. Times ahead of the clock do not count: one page with a wrong date
 * must not expire everything. Not thread-safe.
 */
public final class Watermark {

  private Instant latest = Instant.MIN;

  public void advance(Instant fetchedAt, Instant now) {
    Instant believed = fetchedAt.isAfter(now) ? now : fetchedAt;
    latest = believed.isAfter(latest) ? believed : latest;
  }

  public boolean isKnown() {
    return latest.isAfter(Instant.MIN);
  }

  public Instant latest() {
    return latest;
  }
}
