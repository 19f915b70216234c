package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.feature.Features;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is known of one article from all of its crawls so far. It does not depend on the order in
 * which they came in: an article keeps the place in the order that its first crawl gave it, and
 * says what its latest crawl says.
 *
 * @param first the earliest fetch time
 * @param latest the latest fetch time
 * @param features of the latest crawl; of two at the same time, of the one that is encoded higher
 */
public record Crawls(Instant first, Instant latest, Features features) {

  public static Crawls of(Article article) {
    return new Crawls(
        article.fetchedAt(), article.fetchedAt(), Features.of(article.title(), article.text()));
  }

  public Crawls and(Crawls other) {
    Instant earliest = first.isBefore(other.first) ? first : other.first;
    Crawls kept = other.supersedes(this) ? other : this;
    return new Crawls(earliest, kept.latest, kept.features);
  }

  public boolean supersedes(Crawls other) {
    int byTime = latest.compareTo(other.latest);
    if (byTime != 0 || features.equals(other.features)) {
      return byTime > 0;
    }
    return Arrays.compareUnsigned(features.encode(), other.features.encode()) > 0;
  }
}
