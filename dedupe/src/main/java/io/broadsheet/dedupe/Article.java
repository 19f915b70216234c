package io.broadsheet.dedupe;

import java.time.Instant;
import java.util.Objects;

/**
 * What dedupe needs of an article.
 *
 * @param id identity; the same id again is a re-crawl
 * @param url where it stands, or null
 * @param fetchedAt first component of the total order of articles, the id being the second
 * @param title headline, or null
 * @param text paragraphs parted by blank lines
 */
public record Article(String id, String url, Instant fetchedAt, String title, String text)
    implements Comparable<Article> {

  public Article {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fetchedAt, "fetchedAt");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public int compareTo(Article other) {
    int byTime = fetchedAt.compareTo(other.fetchedAt);
    return byTime != 0 ? byTime : id.compareTo(other.id);
  }
}
