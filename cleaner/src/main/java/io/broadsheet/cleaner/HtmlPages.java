package io.broadsheet.cleaner;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.html.HtmlExtractor;
import io.broadsheet.cleaner.html.JudgedPage;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import io.broadsheet.cleaner.reject.PageClassifier;
import io.broadsheet.cleaner.reject.Rejection;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.cleaner.site.SiteVisit;
import io.broadsheet.cleaner.text.Normaliser;
import io.broadsheet.cleaner.url.CanonicalUrl;
import io.broadsheet.cleaner.url.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.helper.ValidationException;
import org.jsoup.nodes.Document;

/** Cleans pages that are HTML. Thread-safe. */
final class HtmlPages {

  /** Where so little would be left, what is remembered of a site is no help. */
  private static final int LEAST_WORDS = 20;

  private final MetadataExtractor metadata = new MetadataExtractor();
  private final HtmlExtractor extractor;
  private final PageClassifier classifier = new PageClassifier();
  private final LanguageIdentifier languages = new LanguageIdentifier();

  HtmlPages(PartChoices choices) {
    this.extractor = new HtmlExtractor(choices);
  }

  /**
   * Cleans a page.
   *
   * @param sites what is remembered of sites, or null
   * @param isExplained whether the explanation lists the blocks
   */
  Explanation read(Page page, String html, SiteMemory.Now sites, boolean isExplained) {
    try {
      return BoundedParser.parse(html, page.url() == null ? "" : page.url())
          .map(document -> read(page, document, sites, isExplained))
          .orElseGet(() -> refused(page, "The markup makes far more elements than pages have."));
    } catch (ValidationException tooDeep) { // templates beyond the parser's depth confuse it
      return refused(page, "The markup nests too deeply.");
    }
  }

  private static Explanation refused(Page page, String explanation) {
    return new Explanation(
        new CleaningOutcome.Rejected(page.url(), null, RejectionReason.TOO_LARGE, explanation),
        List.of());
  }

  private Explanation read(
      Page page, Document document, SiteMemory.Now sites, boolean isExplained) {
    Metadata about = metadata.extract(document, page.url(), page.fetchedAt());
    JudgedPage judged = extractor.judge(document, about);
    Extraction alone = judged.extract();
    String text = text(alone);
    String language = languages.identify(text).orElse(null);
    String url = CanonicalUrl.choose(about.canonicalUrl(), page.url());
    Optional<Rejection> rejection = classifier.classify(document, about, alone, language);
    if (rejection.isPresent()) {
      return new Explanation(rejected(url, about, rejection.get()), shown(alone, isExplained));
    }
    CleanArticle article = article(url, about, alone, text, language);
    String site = sites == null ? null : Site.of(page.url());
    if (site == null) {
      return new Explanation(new CleaningOutcome.Cleaned(article), shown(alone, isExplained));
    }
    SiteVisit visit = sites.visit(site, about.title());
    Extraction extraction =
        judged.extract(visit).filter(other -> !other.text().equals(alone.text())).orElse(alone);
    visit.learn();
    CleanArticle remembered =
        extraction == alone
            ? article
            : Articles.withText(article, text(extraction), removals(extraction.blocks()));
    return remembered.wordCount() < Math.min(LEAST_WORDS, article.wordCount())
        ? new Explanation(
            new CleaningOutcome.Cleaned(article), shown(judged.extract(), isExplained))
        : new Explanation(new CleaningOutcome.Cleaned(remembered), shown(extraction, isExplained));
  }

  private static String text(Extraction extraction) {
    return Normaliser.text(paragraphs(extraction.text()));
  }

  private static List<Explanation.JudgedBlock> shown(Extraction extraction, boolean isExplained) {
    List<Block> shown = isExplained ? extraction.blocks() : List.of();
    return shown.stream().map(HtmlPages::judged).toList();
  }

  private static CleaningOutcome rejected(String url, Metadata about, Rejection rejection) {
    return new CleaningOutcome.Rejected(
        url, about.title(), rejection.reason(), rejection.explanation());
  }

  private static CleanArticle article(
      String url, Metadata about, Extraction extraction, String text, String language) {
    return Articles.article(
        url,
        about.title(),
        about.authors(),
        about.publishedAt(),
        about.modifiedAt(),
        language,
        text,
        about.description(),
        about.image(),
        extraction.incomplete(),
        removals(extraction.blocks()));
  }

  /** What stands between blank lines. */
  private static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf("\n\n"); to >= 0; to = text.indexOf("\n\n", from)) {
      paragraphs.add(text.substring(from, to));
      from = to + 2;
    }
    paragraphs.add(text.substring(from));
    return paragraphs;
  }

  private static Explanation.JudgedBlock judged(Block block) {
    return new Explanation.JudgedBlock(
        block.text(), block.kind().name().toLowerCase(Locale.ROOT), block.removal());
  }

  private static List<CleanArticle.Removal> removals(List<Block> blocks) {
    Map<String, Tally> byKind = new LinkedHashMap<>();
    for (Block block : blocks) {
      if (!block.isKept()) {
        Tally tally = byKind.computeIfAbsent(block.removal(), kind -> new Tally());
        tally.blocks++;
        tally.characters += block.text().length();
      }
    }
    List<CleanArticle.Removal> removals = new ArrayList<>(byKind.size());
    byKind.forEach(
        (kind, tally) ->
            removals.add(new CleanArticle.Removal(kind, tally.blocks, tally.characters)));
    return removals;
  }

  private static final class Tally {
    private int blocks;
    private int characters;
  }
}
