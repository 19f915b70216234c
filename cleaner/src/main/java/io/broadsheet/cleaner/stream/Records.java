package io.broadsheet.cleaner.stream;

import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.Removal;
import java.nio.ByteBuffer;
import java.time.Instant;

/** From Avro records to the domain and back. */
public final class Records {

  private Records() {}

  public static Page page(RawPage page) {
    return page(page, page.getFetchedAt());
  }

  /**
   * @param fetchedAt as it is believed
   */
  static Page page(RawPage page, Instant fetchedAt) {
    return new Page(
        page.getUrl(),
        fetchedAt,
        bytes(page.getBody()),
        page.getContentType(),
        page.getCharset(),
        page.getHttpStatus());
  }

  static Article article(CleanArticle article, RawPage page, Instant fetchedAt, PageRef ref) {
    return Article.newBuilder()
        .setId(article.id())
        .setUrl(page.getUrl())
        .setCanonicalUrl(article.url())
        .setSite(article.site())
        .setTitle(article.title())
        .setAuthors(article.authors())
        .setPublishedAt(article.publishedAt())
        .setModifiedAt(article.modifiedAt())
        .setFetchedAt(fetchedAt)
        .setLanguage(article.language())
        .setText(article.text())
        .setTextOfPage(article.textOfPage().equals(article.text()) ? null : article.textOfPage())
        .setLead(article.lead())
        .setImage(article.image())
        .setWordCount(article.wordCount())
        .setBodyHash(article.bodyHash())
        .setIncomplete(article.incomplete())
        .setRemovals(article.removals().stream().map(Records::removal).toList())
        .setSource(page.getSource())
        .setPage(ref)
        .setLane(page.getLane())
        .setFetchTimeReplaced(page.getFetchTimeReplaced() || !fetchedAt.equals(page.getFetchedAt()))
        .build();
  }

  static RejectedPage rejected(
      CleaningOutcome.Rejected rejected, RawPage page, Instant fetchedAt, PageRef ref) {
    return RejectedPage.newBuilder()
        .setUrl(page.getUrl())
        .setTitle(rejected.title())
        .setReason(rejected.reason().code())
        .setExplanation(rejected.explanation())
        .setFetchedAt(fetchedAt)
        .setSource(page.getSource())
        .setPage(ref)
        .build();
  }

  private static Removal removal(CleanArticle.Removal removal) {
    return new Removal(removal.kind(), removal.blocks(), removal.characters());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
