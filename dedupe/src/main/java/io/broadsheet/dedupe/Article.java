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
 * @param text paragraphs separated by blank lines
 * @param lane whose clock says when the article is late; null is the default lane
 * @param timed whether the fetch time is believed; where it is the time of receipt instead, any
 *     other crawl of the article goes before this one
 */
public record Article(
    String id, String url, Instant fetchedAt, String title, String text, String lane, boolean timed)
    implements Comparable<Article> {

  public Article {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fetchedAt, "fetchedAt");
    Objects.requireNonNull(text, "text");
  }

  /** Of the default lane, fetched at a time that is believed. */
  public Article(String id, String url, Instant fetchedAt, String title, String text) {
    this(id, url, fetchedAt, title, text, null, true);
  }

  @Override
  public int compareTo(Article other) {
    int byTime = fetchedAt.compareTo(other.fetchedAt);
    return byTime != 0 ? byTime : id.compareTo(other.id);
  }
}
