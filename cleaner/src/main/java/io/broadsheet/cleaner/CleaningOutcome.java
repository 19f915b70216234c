package io.broadsheet.cleaner;

/** What became of a page: an article, or a reason why it holds none. */
public sealed interface CleaningOutcome {

  /** The page holds an article. */
  record Cleaned(CleanArticle article) implements CleaningOutcome {}

  /**
   * The page holds no article; this is not an error.
   *
   * @param url the page's own address as far as it is known, otherwise null
   * @param title the page's title, or null
   * @param explanation one sentence for people
   */
  record Rejected(String url, String title, RejectionReason reason, String explanation)
      implements CleaningOutcome {}
}
