package io.broadsheet.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Which fetch times are believed. It is asked before anything is ordered by time: by ingest with
 * its clock as the time of receipt, by workers with the timestamp of the record.
 *
 * @param floor the earliest fetch time that is believed
 * @param ahead how much later than its receipt a page may say that it was fetched
 */
public record FetchTimeRule(Instant floor, Duration ahead) {

  /** From 1990 to a day after receipt. */
  public static final FetchTimeRule DEFAULT =
      new FetchTimeRule(Instant.parse("1990-01-01T00:00:00Z"), Duration.ofDays(1));

  /** By so much the clocks of crawlers and brokers may differ, and nothing is wrong. */
  static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  public FetchTimeRule {
    Objects.requireNonNull(floor, "floor");
    if (ahead.isNegative()) {
      throw new IllegalArgumentException(
          "a page may not have to be fetched before its receipt: " + ahead);
    }
  }

  public boolean believes(Instant fetchedAt, Instant receivedAt) {
    return !fetchedAt.isBefore(floor) && !fetchedAt.isAfter(receivedAt.plus(ahead));
  }

  /** The fetch time where it is believed, otherwise the time of receipt. */
  public Instant believed(Instant fetchedAt, Instant receivedAt) {
    return believes(fetchedAt, receivedAt) ? fetchedAt : receivedAt;
  }

  /**
   * When a record was received.
   *
   * @param timestamp of the record, in ms since 1970; whoever sends a record can set it
   * @param now the clock of the worker
   * @return the timestamp, or the clock where the timestamp is not to be believed either
   */
  public Instant receipt(long timestamp, Instant now) {
    Instant sent = Instant.ofEpochMilli(timestamp);
    return believes(sent, now) ? sent : now;
  }

  /**
   * The time that orders a page: what is believed, but no later than its receipt, as no page was
   * fetched after that. Within an hour the fetch time counts, since clocks differ.
   */
  public Instant effective(Instant fetchedAt, Instant receivedAt) {
    Instant believed = believed(fetchedAt, receivedAt);
    return believed.isAfter(receivedAt.plus(CLOCKS_DIFFER)) ? receivedAt : believed;
  }
}
