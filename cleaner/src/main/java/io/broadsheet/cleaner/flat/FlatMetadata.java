package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.metadata.PlainMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what the lines around a text say about it. */
final class FlatMetadata {

  /** How far above and below the first line of the text its byline and date may stand. */
  private static final int ABOVE = 15;

  private static final int BELOW = 4;
  private static final double SHORT = 70;

  private final PageView page;
  private final int first;
  private final String language;

  /**
   * @param first the first line of the text
   * @param language ISO 639-1 code, or null
   */
  FlatMetadata(PageView page, int first, String language) {
    this.page = page;
    this.first = first;
    this.language = language;
  }

  List<String> authors() {
    for (int i = from(); i < to(); i++) {
      if (page.kind(i) == JunkKind.BYLINE) {
        List<String> names = PlainMetadata.authors(page.line(i).text());
        if (names.isEmpty() && i + 1 < page.size() && isShort(i + 1)) {
          names = PlainMetadata.authors(page.line(i + 1).text());
        }
        if (!names.isEmpty()) {
          return names;
        }
      }
    }
    return List.of();
  }

  /** From the first date line, else from any short line around the headline. */
  Instant publishedAt() {
    return firstDate(true).or(() -> firstDate(false)).orElse(null);
  }

  private Optional<Instant> firstDate(boolean inDateLine) {
    for (int i = from(); i < to(); i++) {
      boolean dateLine = page.kind(i) == JunkKind.DATE || page.kind(i) == JunkKind.BYLINE;
      if (inDateLine ? dateLine : isShort(i)) {
        Optional<Instant> date = PlainMetadata.date(page.line(i).text(), language);
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
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

  private boolean isShort(int i) {
    return page.measures(i).mass() < SHORT;
  }

  private int from() {
    return Math.max(0, first - ABOVE);
  }

  private int to() {
    return Math.min(page.size(), first + BELOW);
  }
}
