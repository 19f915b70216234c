package io.broadsheet.dedupe;

import java.time.Duration;
import java.util.Objects;

/**
 * What may be set about deduplication. The decisions of two runs are comparable only under the same
 * settings.
 *
 * @param window articles whose fetch times are further apart than this never match; not negative
 * @param candidatesPerKey an article meets at most this many articles for each index key, the
 *     latest ones before it, whatever became of them; a copy among them stands for its canonical
 *     article. It bounds what a template on 100,000 pages costs. A match is missed only when, for
 *     every key that the two share, at least so many others stand between them and none of those
 *     leads to it
 * @param editionGap crawls of one article that follow each other by more than this are editions of
 *     their own, and the latest edition counts; not negative
 */
public record DedupeSettings(Duration window, int candidatesPerKey, Duration editionGap) {

  /** How much longer the gap is than the window: a page that is crawled weekly is one edition. */
  private static final Duration LONGER_THAN_WINDOW = Duration.ofHours(96);

  public static final DedupeSettings DEFAULT = new DedupeSettings(Duration.ofHours(72), 32);

  public DedupeSettings {
    Objects.requireNonNull(editionGap, "editionGap");
    if (window.isNegative() || editionGap.isNegative()) {
      throw new IllegalArgumentException(
          "window and editionGap must not be negative: %s, %s".formatted(window, editionGap));
    }
    if (candidatesPerKey < 1) {
      throw new IllegalArgumentException("candidatesPerKey must be positive: " + candidatesPerKey);
    }
  }

  /** With editions four days further apart than the window. */
  public DedupeSettings(Duration window, int candidatesPerKey) {
    this(window, candidatesPerKey, window.plus(LONGER_THAN_WINDOW));
  }
}
