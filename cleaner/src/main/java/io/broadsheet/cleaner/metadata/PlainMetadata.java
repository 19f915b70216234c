package io.broadsheet.cleaner.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Metadata read from lines of plain text, where there is no markup to say what they are. */
public final class PlainMetadata {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final AuthorNames NAMES = new AuthorNames(SiteNames.none());

  private PlainMetadata() {}

  /**
   * The first date in a date line, read as UTC where it gives no zone; empty when there is none
   * from 1990 on.
   *
   * @param language ISO 639-1 code of the page's language, or null
   */
  public static Optional<Instant> date(String line, String language) {
    Locale locale = Locale.forLanguageTag(language == null ? "en" : language);
    return DateText.parse(line, locale)
        .map(DateText.Moment::instant)
        .filter(date -> !date.isBefore(EARLIEST));
  }

  /** Whether the line is the name of one person and nothing else. */
  public static boolean isPerson(String line) {
    return AuthorNames.isName(line) && Bylines.looksLikePerson(line);
  }

  /** The names in a byline, one entry a person or agency; possibly none. */
  public static List<String> authors(String line) {
    return NAMES.parse(line);
  }
}
