package io.broadsheet.cleaner.text;

import java.util.Locale;
import java.util.Set;

/** Words that carry a full stop without ending a sentence, over all languages together. */
public final class Abbreviations {

  private static final Set<String> WORDS =
      WordResource.read(Abbreviations.class, "abbreviations.txt");

  private Abbreviations() {}

  /** Whether a word, given without its full stop, is an abbreviation or an initial. */
  static boolean isAbbreviation(String word) {
    return word.length() == 1 || WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a line ends with an abbreviation and its full stop ({@code … in St.}, {@code … the
   * U.S.}), so that its sentence may well go on.
   */
  public static boolean ends(String line) {
    if (!line.endsWith(".")) {
      return false;
    }
    int end = line.length() - 1;
    int start = end;
    while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
      start--;
    }
    return start < end && isAbbreviation(line.substring(start, end));
  }
}
