package io.broadsheet.cleaner;

import io.broadsheet.cleaner.flat.FlatArticle;
import io.broadsheet.cleaner.flat.FlatOutcome;
import io.broadsheet.cleaner.flat.FlatPageExtractor;
import io.broadsheet.cleaner.flat.JudgedLine;
import io.broadsheet.cleaner.url.CanonicalUrl;
import java.util.List;

/** Cleans pages that are plain text, such as pages that were flattened before. Thread-safe. */
final class FlatPages {

  private final FlatPageExtractor extractor = new FlatPageExtractor();

  /**
   * Cleans a page.
   *
   * @param isExplained whether the explanation lists the lines
   */
  Explanation read(Page page, String text, boolean isExplained) {
    FlatOutcome outcome = extractor.extract(text);
    if (outcome instanceof FlatOutcome.Rejected rejected) {
      List<JudgedLine> shown = isExplained ? rejected.lines() : List.of();
      return new Explanation(rejected(page, rejected), judged(shown));
    }
    FlatArticle article = ((FlatOutcome.Extracted) outcome).article();
    List<JudgedLine> shown = isExplained ? article.lines() : List.of();
    return new Explanation(cleaned(page, article), judged(shown));
  }

  private static CleaningOutcome rejected(Page page, FlatOutcome.Rejected rejected) {
    return new CleaningOutcome.Rejected(
        CanonicalUrl.choose(rejected.url(), page.url()),
        rejected.title(),
        rejected.reason(),
        rejected.explanation());
  }

  private static CleaningOutcome cleaned(Page page, FlatArticle article) {
    return new CleaningOutcome.Cleaned(
        Articles.article(
            CanonicalUrl.choose(article.url(), page.url()),
            article.title(),
            article.authors(),
            article.publishedAt(),
            null,
            article.language(),
            article.text(),
            article.lead(),
            null,
            false,
            article.removals()));
  }

  private static List<Explanation.JudgedBlock> judged(List<JudgedLine> lines) {
    return lines.stream()
        .map(line -> new Explanation.JudgedBlock(line.text(), "line", line.removed()))
        .toList();
  }
}
