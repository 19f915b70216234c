package io.broadsheet.dedupe;

import java.time.Duration;

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
 */
public record DedupeSettings(Duration window, int candidatesPerKey) {

  public static final DedupeSettings DEFAULT = new DedupeSettings(Duration.ofHours(72), 32);

  public DedupeSettings {
    if (window.isNegative()) {
      throw new IllegalArgumentException("the window must not be negative: " + window);
    }
    if (candidatesPerKey < 1) {
      throw new IllegalArgumentException("candidatesPerKey must be positive: " + candidatesPerKey);
    }
  }
}
