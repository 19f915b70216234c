package io.broadsheet.dedupe.stream;

import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.Encoded;
import java.time.Instant;

/**
 * An article as one crawl found it.
 *
 * @param trace that of its page
 * @param bytes the article in Avro's single-object encoding, or null when it is yet to be encoded
 */
record Crawled(Article article, Trace trace, byte[] bytes) {

  /** With the time of receipt where the fetch time of the article is not believed. */
  static Crawled of(
      Encoded<Article> encoded, Trace trace, Instant receivedAt, FetchTimeRule times) {
    Article article = encoded.value();
    if (times.believes(article.getFetchedAt(), receivedAt)) {
      return new Crawled(article, trace, encoded.bytes());
    }
    Article mended =
        Article.newBuilder(article).setFetchedAt(receivedAt).setFetchTimeReplaced(true).build();
    return new Crawled(mended, trace, null);
  }
}
