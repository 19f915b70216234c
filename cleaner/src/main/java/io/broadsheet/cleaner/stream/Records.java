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

/** From Avro records to the domain and back. */
public final class Records {

  private Records() {}

  public static Page page(RawPage page) {
    return new Page(
        page.getUrl(),
        page.getFetchedAt(),
        bytes(page.getBody()),
        page.getContentType(),
        page.getCharset(),
        page.getHttpStatus());
  }

  static Article article(CleanArticle article, RawPage page, PageRef ref) {
    return Article.newBuilder()
        .setId(article.id())
        .setUrl(page.getUrl())
        .setCanonicalUrl(article.url())
        .setSite(article.site())
        .setTitle(article.title())
        .setAuthors(article.authors())
        .setPublishedAt(article.publishedAt())
        .setModifiedAt(article.modifiedAt())
        .setFetchedAt(page.getFetchedAt())
        .setLanguage(article.language())
        .setText(article.text())
        .setLead(article.lead())
        .setImage(article.image())
        .setWordCount(article.wordCount())
        .setBodyHash(article.bodyHash())
        .setIncomplete(article.incomplete())
        .setRemovals(article.removals().stream().map(Records::removal).toList())
        .setSource(page.getSource())
        .setPage(ref)
        .setLane(page.getLane())
        .setFetchTimeReplaced(page.getFetchTimeReplaced())
        .build();
  }

  static RejectedPage rejected(CleaningOutcome.Rejected rejected, RawPage page, PageRef ref) {
    return RejectedPage.newBuilder()
        .setUrl(page.getUrl())
        .setTitle(rejected.title())
        .setReason(rejected.reason().code())
        .setExplanation(rejected.explanation())
        .setFetchedAt(page.getFetchedAt())
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
