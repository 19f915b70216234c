package io.broadsheet.cleaner;

import io.broadsheet.cleaner.url.Site;
import java.time.Instant;
import java.util.List;

/** Makes article records: what follows from the address and the text is derived here. */
final class Articles {

  private Articles() {}

  /**
   * @param url the address that the article is known under, or null: then its text identifies it
   */
  static CleanArticle article(
      String url,
      String title,
      List<String> authors,
      Instant publishedAt,
      Instant modifiedAt,
      String language,
      String text,
      String lead,
      String image,
      boolean incomplete,
      List<CleanArticle.Removal> removals) {
    String bodyHash = BodyHash.of(text);
    return new CleanArticle(
        ArticleId.of(url == null ? "text:" + bodyHash : url),
        url,
        Site.of(url),
        title,
        authors,
        publishedAt,
        modifiedAt,
        language,
        text,
        text,
        lead,
        image,
        WordCount.of(text),
        bodyHash,
        incomplete,
        removals);
  }

  /** The same article, under the same id, with another text. */
  static CleanArticle withText(
      CleanArticle article, String text, List<CleanArticle.Removal> removals) {
    return new CleanArticle(
        article.id(),
        article.url(),
        article.site(),
        article.title(),
        article.authors(),
        article.publishedAt(),
        article.modifiedAt(),
        article.language(),
        text,
        article.textOfPage(),
        article.lead(),
        article.image(),
        WordCount.of(text),
        BodyHash.of(text),
        article.incomplete(),
        removals);
  }
}
