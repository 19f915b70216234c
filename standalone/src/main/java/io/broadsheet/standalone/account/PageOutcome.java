package io.broadsheet.standalone.account;

import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.RejectedPage;
import java.time.Instant;

/** A place where a page ended. */
public sealed interface PageOutcome {

  /** It shows an article. */
  sealed interface OfArticle extends PageOutcome {

    String id();

    String url();

    String title();

    Instant fetchedAt();
  }

  /** Its article stands as canonical. */
  record Canonical(
      String id, String url, String title, int revision, Instant fetchedAt, boolean late)
      implements OfArticle {

    static Canonical of(CanonicalArticle value) {
      var article = value.getArticle();
      String url = article.getCanonicalUrl() == null ? article.getUrl() : article.getCanonicalUrl();
      return new Canonical(
          article.getId(),
          url,
          article.getTitle(),
          value.getRevision(),
          article.getFetchedAt(),
          value.getLate());
    }
  }

  /** Its article is a copy of another. */
  record Duplicate(
      String id,
      String url,
      String title,
      String canonicalId,
      String relation,
      double similarity,
      double containment,
      Instant fetchedAt,
      boolean late)
      implements OfArticle {

    static Duplicate of(io.broadsheet.schemas.Duplicate value) {
      return new Duplicate(
          value.getId(),
          value.getUrl(),
          value.getTitle(),
          value.getCanonicalId(),
          value.getRelation().name(),
          value.getSimilarity(),
          value.getContainment(),
          value.getFetchedAt(),
          value.getLate());
    }
  }

  /** It showed an article again that stands from another crawl. */
  record Recrawled(String id, String url, String title, boolean changed, Instant fetchedAt)
      implements OfArticle {

    static Recrawled of(Recrawl value) {
      boolean changed = value.getKind() == io.broadsheet.schemas.RecrawlKind.SUPERSEDED;
      return new Recrawled(
          value.getId(), value.getUrl(), value.getTitle(), changed, value.getFetchedAt());
    }
  }

  /** It holds no article. */
  record Rejected(String reason, String explanation) implements PageOutcome {

    static Rejected of(RejectedPage value) {
      return new Rejected(value.getReason(), value.getExplanation());
    }
  }

  /** It could not be processed. */
  record DeadLettered(String stage, String errorClass, String message) implements PageOutcome {

    static DeadLettered of(DeadLetter value) {
      return new DeadLettered(value.getStage(), value.getErrorClass(), value.getMessage());
    }
  }

  /**
   * It could not be processed, and was sent again.
   *
   * @param as the copy, a page of its own
   */
  record Replayed(PageAt as) implements PageOutcome {}
}
