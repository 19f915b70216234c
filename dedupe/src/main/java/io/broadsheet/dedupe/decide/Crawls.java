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
 * @param editions of which the latest counts
 * @param features of the latest crawl; of two at the same time, of the one that is encoded higher
 */
public record Crawls(Editions editions, Features features) {

  public static Crawls of(Article article) {
    return new Crawls(
        Editions.of(article.fetchedAt()), Features.of(article.title(), article.text()));
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
    return new Crawls(editions.and(other.editions, gap), kept.features);
  }

  public boolean supersedes(Crawls other) {
    int byTime = latest().compareTo(other.latest());
    if (byTime != 0 || features.equals(other.features)) {
      return byTime > 0;
    }
    return Arrays.compareUnsigned(features.encode(), other.features.encode()) > 0;
  }
}
