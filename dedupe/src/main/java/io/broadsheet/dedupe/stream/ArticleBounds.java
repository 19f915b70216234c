package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.Article;

/**
 * What an article may be, whoever wrote it. The cleaner keeps within it; ids and addresses are
 * repeated in messages and duplicates, which have to fit into records.
 */
final class ArticleBounds {

  private static final int MAX_ID_CHARS = 256;
  private static final int MAX_URL_CHARS = 16_384;

  private ArticleBounds() {}

  /**
   * @throws IllegalArgumentException with a sentence
   */
  static void require(Article article) {
    require("id", article.getId(), MAX_ID_CHARS);
    require("address", article.getUrl(), MAX_URL_CHARS);
    require("canonical address", article.getCanonicalUrl(), MAX_URL_CHARS);
  }

  private static void require(String what, String value, int most) {
    if (value != null && value.length() > most) {
      throw new IllegalArgumentException(
          "The %s of the article has %,d characters, and %,d is the most"
              .formatted(what, value.length(), most));
    }
  }
}
