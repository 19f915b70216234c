package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.Article;
import java.time.Instant;

/** What a task has read, found in order, and is to take. */
sealed interface Accepted {

  /**
   * @param timestamp of the record: ms since 1970
   * @param crawl what is decided of the body
   */
  record Crawl(long timestamp, Instant receivedAt, Crawled body, Crawls crawl) implements Accepted {

    /** A crawl of that body, whose time is one that is believed. */
    static Crawl of(long timestamp, Instant receivedAt, Crawled body, FetchTimeRule times) {
      Article article = body.article();
      Instant at = times.effective(article.getFetchedAt(), receivedAt);
      return new Crawl(timestamp, receivedAt, body, Crawls.of(Records.domain(article, at)));
    }
  }

  record Message(byte[] envelope) implements Accepted {}
}
