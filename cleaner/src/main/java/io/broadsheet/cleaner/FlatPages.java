package io.broadsheet.cleaner;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.flat.FlatArticle;
import io.broadsheet.cleaner.flat.FlatOutcome;
import io.broadsheet.cleaner.flat.FlatPageExtractor;
import io.broadsheet.cleaner.flat.JudgedLine;
import io.broadsheet.cleaner.html.JudgedPage;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.cleaner.site.SiteVisit;
import io.broadsheet.cleaner.text.Normaliser;
import io.broadsheet.cleaner.url.CanonicalUrl;
import io.broadsheet.cleaner.url.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cleans pages that are plain text, such as pages that were flattened before. Thread-safe. */
final class FlatPages {

  /** How a line that was kept is judged, and what it must keep of that. */
  private static final float KEPT = 0.9f;

  private static final float LEAST = 0.45f;

  private final FlatPageExtractor extractor = new FlatPageExtractor();

  /**
   * Cleans a page.
   *
   * @param sites what is remembered of sites, or null
   * @param isExplained whether the explanation lists the lines
   */
  Explanation read(Page page, String text, SiteMemory.Now sites, boolean isExplained) {
    FlatOutcome outcome = extractor.extract(text);
    if (outcome instanceof FlatOutcome.Rejected rejected) {
      List<JudgedLine> shown = isExplained ? rejected.lines() : List.of();
      return new Explanation(rejected(page, rejected), judged(shown));
    }
    FlatArticle article = ((FlatOutcome.Extracted) outcome).article();
    List<JudgedLine> shown = isExplained ? article.lines() : List.of();
    CleanArticle cleaned = cleaned(page, article);
    String site = sites == null ? null : Site.of(page.url());
    return new Explanation(
        new CleaningOutcome.Cleaned(site == null ? cleaned : remembered(cleaned, sites, site)),
        judged(shown));
  }

  /** Takes out paragraphs that recur; lines say nothing of where they stand on a page. */
  private static CleanArticle remembered(CleanArticle article, SiteMemory.Now sites, String site) {
    List<String> paragraphs = List.of(article.text().split(Normaliser.PARAGRAPH_BREAK));
    List<Block> blocks = blocks(paragraphs);
    float[] kept = new float[blocks.size()];
    Arrays.fill(kept, KEPT);
    SiteVisit visit = sites.visit(site, article.title());
    float[] judged = visit.judge(blocks, kept);
    visit.learn();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < judged.length; i++) {
      if (judged[i] >= LEAST) {
        left.add(paragraphs.get(i));
      }
    }
    if (left.size() == paragraphs.size() || left.isEmpty()) {
      return article;
    }
    String text = String.join(Normaliser.PARAGRAPH_BREAK, left);
    List<CleanArticle.Removal> removals = new ArrayList<>(article.removals());
    int characters = article.text().length() - text.length();
    int removed = paragraphs.size() - left.size();
    removals.add(new CleanArticle.Removal(JudgedPage.RECURRING, removed, characters));
    return Articles.withText(article, text, removals);
  }

  private static List<Block> blocks(List<String> paragraphs) {
    Scope page = new Scope();
    List<Block> blocks = new ArrayList<>();
    for (String paragraph : paragraphs) {
      blocks.add(Block.plain(blocks.size(), paragraph, page));
    }
    return blocks;
  }

  private static CleaningOutcome rejected(Page page, FlatOutcome.Rejected rejected) {
    return new CleaningOutcome.Rejected(
        CanonicalUrl.choose(rejected.url(), page.url()),
        rejected.title(),
        rejected.reason(),
        rejected.explanation());
  }

  private static CleanArticle cleaned(Page page, FlatArticle article) {
    return Articles.article(
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
        article.removals());
  }

  private static List<Explanation.JudgedBlock> judged(List<JudgedLine> lines) {
    return lines.stream()
        .map(line -> new Explanation.JudgedBlock(line.text(), "line", line.removed()))
        .toList();
  }
}
