package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.CleanArticle.Removal;
import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.text.Normaliser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page whose lines have been decided on, and the article that follows from that. */
final class Reading {

  /** Letters that make an article, in Latin letters. */
  private static final double LEAST_MASS = 200;

  private static final String TITLE = "title";
  private static final String REPEATED = "repeated";

  /** Shorter lines may be printed twice in a row on purpose. */
  private static final int LEAST_REPEATED = 40;

  private final PageView page;
  private final float[] opinions;
  private final String[] removed;
  private final String title;
  private final int titleLine;
  private final List<Line> kept = new ArrayList<>();
  private int first = -1;
  private double mass;
  private String lead;

  /**
   * @param removed why each line is removed, null for those that stay
   * @param titleLine the line of the title, or -1
   */
  Reading(PageView page, float[] opinions, String[] removed, int titleLine) {
    this.page = page;
    this.opinions = opinions;
    this.removed = removed.clone();
    this.titleLine = titleLine;
    this.title = titleLine < 0 ? null : page.line(titleLine).text();
    for (int i = 0; i < removed.length; i++) {
      if (page.line(i).text().equalsIgnoreCase(title)) {
        this.removed[i] = TITLE;
      } else if (removed[i] == null) {
        take(i);
      }
    }
  }

  private void take(int i) {
    Line line = page.line(i);
    String before = kept.isEmpty() ? "" : kept.get(kept.size() - 1).text();
    if (line.text().length() >= LEAST_REPEATED && line.text().equals(before)) {
      removed[i] = REPEATED;
      lead = kept.size() == 1 ? before : lead;
      return;
    }
    first = first < 0 ? i : first;
    kept.add(line);
    mass += page.measures(i).mass();
  }

  FlatOutcome outcome(LanguageIdentifier languages) {
    if (mass < LEAST_MASS) {
      return new FlatOutcome.Rejected(
          RejectionReason.TOO_SHORT,
          title,
          new FlatMetadata(page, 0, null).url(),
          "What reads like an article is shorter than " + (int) LEAST_MASS + " letters.",
          judged());
    }
    Credit credit = Credit.cut(kept.stream().map(Line::text).toList());
    List<String> paragraphs = Normaliser.paragraphs(credit.paragraphs());
    String language = languages.identify(String.join("\n", paragraphs)).orElse(null);
    FlatMetadata metadata = new FlatMetadata(page, titleLine < 0 ? first : titleLine, language);
    List<String> authors = metadata.authors();
    List<JudgedLine> lines = judged();
    return new FlatOutcome.Extracted(
        new FlatArticle(
            title,
            authors.isEmpty() ? credit.names() : authors,
            metadata.publishedAt(),
            metadata.url(),
            language,
            lead == null ? null : Normaliser.paragraph(lead),
            String.join(Normaliser.PARAGRAPH_BREAK, paragraphs),
            removals(lines),
            lines));
  }

  private List<JudgedLine> judged() {
    List<JudgedLine> lines = new ArrayList<>(removed.length);
    for (int i = 0; i < removed.length; i++) {
      lines.add(new JudgedLine(page.line(i).text(), opinions[i], removed[i]));
    }
    return lines;
  }

  private static List<Removal> removals(List<JudgedLine> lines) {
    Map<String, Removal> byKind = new LinkedHashMap<>();
    for (JudgedLine line : lines) {
      if (line.removed() != null) {
        byKind.merge(
            line.removed(),
            new Removal(line.removed(), 1, line.text().length()),
            (a, b) ->
                new Removal(a.kind(), a.blocks() + b.blocks(), a.characters() + b.characters()));
      }
    }
    return List.copyOf(byKind.values());
  }
}
