package io.broadsheet.cleaner;

import io.broadsheet.cleaner.flat.FlatArticle;
import io.broadsheet.cleaner.flat.FlatOutcome;
import io.broadsheet.cleaner.flat.FlatPageExtractor;
import io.broadsheet.cleaner.url.CanonicalUrl;

/** Cleans pages that are plain text, such as pages that were flattened before. Thread-safe. */
final class FlatPages {

  private final FlatPageExtractor extractor = new FlatPageExtractor();

  CleaningOutcome clean(Page page, String text) {
    FlatOutcome outcome = extractor.extract(text);
    if (outcome instanceof FlatOutcome.Rejected rejected) {
      return new CleaningOutcome.Rejected(
          CanonicalUrl.choose(rejected.url(), page.url()),
          rejected.title(),
          rejected.reason(),
          rejected.explanation());
    }
    FlatArticle article = ((FlatOutcome.Extracted) outcome).article();
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
}
