package io.broadsheet.cleaner.site;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a title that say what a story is about. */
final class TitleWords {

  /** Four letters and more; in scripts without spaces, two characters. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]{2}|[\\p{L}\\p{N}]{4,}");

  private final Set<String> words;

  TitleWords(String title) {
    words =
        WORD.matcher(title.toLowerCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
  }

  /** Whether a text has one of them. */
  boolean areIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }
}
