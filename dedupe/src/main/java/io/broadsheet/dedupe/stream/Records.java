package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.protocol.Publisher.Copy;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.RecrawlKind;
import io.broadsheet.schemas.Relation;
import java.time.Instant;

/** From Avro records to the domain and back. */
final class Records {

  private Records() {}

  /**
   * @param at its place in the order
   */
  static io.broadsheet.dedupe.Article domain(Article article, Instant at) {
    return new io.broadsheet.dedupe.Article(
        article.getId(),
        address(article),
        at,
        article.getTitle(),
        textOfPage(article),
        article.getLane(),
        !article.getFetchTimeReplaced());
  }

  /** What tells copies and changes: it does not depend on which pages the cleaner saw before. */
  static String textOfPage(Article article) {
    return article.getTextOfPage() == null ? article.getText() : article.getTextOfPage();
  }

  static Duplicate duplicate(Article article, int revision, boolean late, Copy copy) {
    Decision decision = copy.decision();
    Decision.Match match = decision.match();
    return Duplicate.newBuilder()
        .setId(article.getId())
        .setUrl(address(article))
        .setTitle(article.getTitle())
        .setCanonicalId(decision.canonicalId())
        .setCanonicalUrl(copy.canonicalAddress())
        .setRelation(Relation.valueOf(match.relation().name()))
        .setSimilarity(match.similarity())
        .setContainment(match.containment())
        .setRevision(revision)
        .setLate(late)
        .setFetchedAt(article.getFetchedAt())
        .setSource(article.getSource())
        .setPage(article.getPage())
        .setLane(article.getLane())
        .setAcrossLanes(copy.acrossLanes())
        .build();
  }

  static Recrawl recrawl(Article crawl, RecrawlKind kind, int revision) {
    return Recrawl.newBuilder()
        .setId(crawl.getId())
        .setUrl(address(crawl))
        .setTitle(crawl.getTitle())
        .setKind(kind)
        .setRevision(revision)
        .setFetchedAt(crawl.getFetchedAt())
        .setSource(crawl.getSource())
        .setPage(crawl.getPage())
        .build();
  }

  static String address(Article article) {
    return article.getCanonicalUrl() == null ? article.getUrl() : article.getCanonicalUrl();
  }
}
