package io.broadsheet.standalone.account;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.Patience;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long dedupe remembers an article, in fetch time. While it knows an article it tells of
 * each crawl of it, so that a page which stands nowhere is missing. An article that comes again
 * when it was forgotten is new: the record of the later crawl takes the place of the earlier one's,
 * whose page then stands nowhere and is not missing.
 *
 * @param window that the dedupe worker runs with
 * @param lateness that the dedupe worker runs with
 */
public record DedupeMemory(Duration window, Duration lateness) {

  /** Of a dedupe worker with the default settings. */
  public static final DedupeMemory DEFAULT =
      new DedupeMemory(DedupeSettings.DEFAULT.window(), Patience.DEFAULT.lateness().ofDefault());

  /**
   * Whether an article could have been forgotten. That it was is not known, as dedupe waits for its
   * slowest task.
   *
   * @param fetchedAt when it was crawled
   * @param newest the latest fetch time of all articles
   */
  public boolean mayLack(Instant fetchedAt, Instant newest) {
    return !fetchedAt.plus(window).plus(lateness).isAfter(newest);
  }
}
