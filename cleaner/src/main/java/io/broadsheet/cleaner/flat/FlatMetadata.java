package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.metadata.PlainMetadata;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what the lines around a text say about it; the nearer to its headline, the better. */
final class FlatMetadata {

  /** How far from the headline a byline or date line may stand. */
  private static final int REACH = 25;

  private static final int NEAR = 8;
  private static final double SHORT = 70;

  private final PageView page;
  private final int anchor;
  private final String language;

  /**
   * @param anchor the line of the headline, or else the first line of the text
   * @param language ISO 639-1 code, or null
   */
  FlatMetadata(PageView page, int anchor, String language) {
    this.page = page;
    this.anchor = anchor;
    this.language = language;
  }

  /** From a byline, else from a line beside a date line that is nothing but a name. */
  List<String> authors() {
    return lines(REACH)
        .filter(i -> page.kind(i) == JunkKind.BYLINE)
        .map(this::bylineAuthors)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .or(() -> lines(NEAR).filter(this::isBareName).map(this::names).findFirst())
        .orElse(List.of());
  }

  /** From a date line, else from any short line near the headline. */
  Instant publishedAt() {
    Optional<Instant> inDateLine =
        lines(REACH).filter(i -> isDated(i)).flatMap(i -> date(i).stream()).findFirst();
    return inDateLine
        .or(() -> lines(NEAR).filter(this::isShort).flatMap(i -> date(i).stream()).findFirst())
        .orElse(null);
  }

  /** The address behind "Original url:" or the like, on its line or alone on the next one. */
  String url() {
    for (int i = 0; i < page.size(); i++) {
      if (page.kind(i) == JunkKind.SOURCE) {
        String own = page.line(i).address();
        if (own != null) {
          return own;
        }
        if (i + 1 < page.size() && page.line(i + 1).text().isEmpty()) {
          return page.line(i + 1).address();
        }
      }
    }
    return null;
  }

  private List<String> bylineAuthors(int i) {
    List<String> names = names(i);
    boolean below = names.isEmpty() && i + 1 < page.size() && isShort(i + 1);
    return below ? names(i + 1) : names;
  }

  private boolean isBareName(int i) {
    boolean besideDate =
        IntStream.rangeClosed(Math.max(0, i - 2), Math.min(page.size() - 1, i + 2))
            .anyMatch(near -> page.kind(near) == JunkKind.DATE);
    return besideDate
        && i != anchor
        && page.kind(i) == null
        && PlainMetadata.isPerson(page.line(i).text());
  }

  private List<String> names(int i) {
    return PlainMetadata.authors(page.line(i).text());
  }

  private Optional<Instant> date(int i) {
    return PlainMetadata.date(page.line(i).text(), language);
  }

  private boolean isDated(int i) {
    return page.kind(i) == JunkKind.DATE || page.kind(i) == JunkKind.BYLINE;
  }

  private boolean isShort(int i) {
    return page.measures(i).mass() < SHORT;
  }

  /** The lines around the headline, those below it first where two are equally near. */
  private Stream<Integer> lines(int reach) {
    return IntStream.range(Math.max(0, anchor - reach), Math.min(page.size(), anchor + reach))
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> Math.abs(i - anchor))
                .thenComparing(Comparator.reverseOrder()));
  }
}
