package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.feature.Features;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is known of one article from all of its crawls so far. It does not depend on the order in
 * which they came in: an article has the place in the order that the first crawl of its latest
 * edition gives it, and says what its latest crawl says.
 *
 * <p>Crawls whose time is believed go before all others: nothing is known of the order of those.
 *
 * @param timed whether the times of these crawls are believed; if not, there is none that is
 * @param editions of which the latest counts
 * @param features of the latest crawl; of two at the same time, of the one that is encoded higher
 */
public record Crawls(boolean timed, Editions editions, Features features) {

  public static Crawls of(Article article) {
    return new Crawls(
        article.timed(),
        Editions.of(article.fetchedAt()),
        Features.of(article.title(), article.text()));
  }

  /** The earliest fetch time of the latest edition. */
  public Instant first() {
    return editions.latest().first();
  }

  /** The latest fetch time. */
  public Instant latest() {
    return editions.latest().last();
  }

  /**
   * @param gap crawls further apart are editions of their own
   */
  public Crawls and(Crawls other, Duration gap) {
    Crawls kept = other.supersedes(this) ? other : this;
    return timed == other.timed
        ? new Crawls(timed, editions.and(other.editions, gap), kept.features)
        : kept;
  }

  public boolean supersedes(Crawls other) {
    if (timed != other.timed) {
      return timed;
    }
    int byTime = latest().compareTo(other.latest());
    if (byTime != 0 || features.equals(other.features)) {
      return byTime > 0;
    }
    return Arrays.compareUnsigned(features.encode(), other.features.encode()) > 0;
  }
}
