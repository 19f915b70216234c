package io.broadsheet.dedupe.stream;

import java.time.Instant;

/**
 * The latest fetch time seen. Times ahead of the clock do not count: one page with a wrong date must
 * not expire everything.
 */
final class Watermark {

  private Instant latest = Instant.MIN;

  void advance(Instant fetchedAt, Instant now) {
    Instant believed = fetchedAt.isAfter(now) ? now : fetchedAt;
    latest = believed.isAfter(latest) ? believed : latest;
  }

  boolean isKnown() {
    return latest.isAfter(Instant.MIN);
  }

  Instant latest() {
    return latest;
  }
}
