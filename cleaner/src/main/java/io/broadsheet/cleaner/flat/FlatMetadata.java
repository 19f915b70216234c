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
      if (page.kinds.get(i) == JunkKind.BYLINE) {
        List<String> names = PlainMetadata.authors(page.lines.get(i).text());
        if (!names.isEmpty()) {
          return names;
        }
      }
    }
    return List.of();
  }

  Instant publishedAt() {
    for (int i = from(); i < to(); i++) {
      if (page.kinds.get(i) == JunkKind.DATE || page.kinds.get(i) == JunkKind.BYLINE) {
        Optional<Instant> date = PlainMetadata.date(page.lines.get(i).text(), language);
        if (date.isPresent()) {
          return date.get();
        }
      }
    }
    return null;
  }

  /** The address behind "Original url:" or the like, on its line or alone on the next one. */
  String url() {
    for (int i = 0; i < page.size(); i++) {
      if (page.kinds.get(i) == JunkKind.SOURCE) {
        String own = page.lines.get(i).address();
        if (own != null) {
          return own;
        }
        if (i + 1 < page.size() && page.lines.get(i + 1).text().isEmpty()) {
          return page.lines.get(i + 1).address();
        }
      }
    }
    return null;
  }

  private int from() {
    return Math.max(0, first - ABOVE);
  }

  private int to() {
    return Math.min(page.size(), first + BELOW);
  }
}
