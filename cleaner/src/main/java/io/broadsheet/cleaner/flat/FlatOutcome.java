package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.RejectionReason;
import java.util.List;

/** What became of a flattened page: an article, or a reason why it holds none. */
public sealed interface FlatOutcome {

  /** The page holds an article. */
  record Extracted(FlatArticle article) implements FlatOutcome {}

  /**
   * The page holds no article.
   *
   * @param title what looks like its title, or null
   * @param url the address that the page names, or null
   * @param explanation one sentence for people
   * @param lines every line of the page that held text
   */
  record Rejected(
      RejectionReason reason, String title, String url, String explanation, List<JudgedLine> lines)
      implements FlatOutcome {}
}
