package io.broadsheet.cleaner;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.html.HtmlExtractor;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import io.broadsheet.cleaner.reject.PageClassifier;
import io.broadsheet.cleaner.reject.Rejection;
import io.broadsheet.cleaner.text.Normaliser;
import io.broadsheet.cleaner.url.CanonicalUrl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.helper.ValidationException;
import org.jsoup.nodes.Document;

/** Cleans pages that are HTML. Thread-safe. */
final class HtmlPages {

  private static final Pattern PARAGRAPHS = Pattern.compile("\n{2,}");

  private final MetadataExtractor metadata = new MetadataExtractor();
  private final HtmlExtractor extractor = new HtmlExtractor();
  private final PageClassifier classifier = new PageClassifier();
  private final LanguageIdentifier languages = new LanguageIdentifier();

  /**
   * Cleans a page.
   *
   * @param isExplained whether the explanation lists the blocks
   */
  Explanation read(Page page, String html, boolean isExplained) {
    try {
      Document document = Jsoup.parse(html, page.url() == null ? "" : page.url());
      return read(page, document, isExplained);
    } catch (ValidationException tooDeep) { // templates beyond the parser's depth confuse it
      return new Explanation(
          new CleaningOutcome.Rejected(
              page.url(), null, RejectionReason.TOO_LARGE, "The markup nests too deeply."),
          List.of());
    }
  }

  private Explanation read(Page page, Document document, boolean isExplained) {
    Metadata about = metadata.extract(document, page.url(), page.fetchedAt());
    Extraction extraction = extractor.extract(document, about);
    String url = CanonicalUrl.choose(about.canonicalUrl(), page.url());
    CleaningOutcome outcome =
        classifier
            .classify(document, about, extraction)
            .map(rejection -> rejected(url, about, rejection))
            .orElseGet(() -> cleaned(url, about, extraction));
    List<Block> shown = isExplained ? extraction.blocks() : List.of();
    return new Explanation(outcome, shown.stream().map(HtmlPages::judged).toList());
  }

  private static CleaningOutcome rejected(String url, Metadata about, Rejection rejection) {
    return new CleaningOutcome.Rejected(
        url, about.title(), rejection.reason(), rejection.explanation());
  }

  private CleaningOutcome cleaned(String url, Metadata about, Extraction extraction) {
    String text = Normaliser.text(Arrays.asList(PARAGRAPHS.split(extraction.text())));
    return new CleaningOutcome.Cleaned(
        Articles.article(
            url,
            about.title(),
            about.authors(),
            about.publishedAt(),
            about.modifiedAt(),
            languages.identify(text).orElse(null),
            text,
            about.description(),
            about.image(),
            extraction.incomplete(),
            removals(extraction.blocks())));
  }

  private static Explanation.JudgedBlock judged(Block block) {
    return new Explanation.JudgedBlock(
        block.text(), block.kind().name().toLowerCase(Locale.ROOT), block.removal());
  }

  private static List<CleanArticle.Removal> removals(List<Block> blocks) {
    Map<String, CleanArticle.Removal> byKind = new LinkedHashMap<>();
    for (Block block : blocks) {
      if (!block.isKept()) {
        byKind.merge(
            block.removal(),
            new CleanArticle.Removal(block.removal(), 1, block.text().length()),
            HtmlPages::sum);
      }
    }
    return new ArrayList<>(byKind.values());
  }

  private static CleanArticle.Removal sum(CleanArticle.Removal a, CleanArticle.Removal b) {
    return new CleanArticle.Removal(
        a.kind(), a.blocks() + b.blocks(), a.characters() + b.characters());
  }
}
