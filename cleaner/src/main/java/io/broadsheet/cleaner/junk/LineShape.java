package io.broadsheet.cleaner.junk;

import java.util.Set;

/** What can be seen of a line without knowing its words. */
final class LineShape {

  private static final String LABEL_MARKS = ":：|>›»→▶►•·–—";
  private static final int MOST_NAMES = 10;

  /** Words in lower case that stand between and within names. */
  private static final Set<String> NAME_WORDS =
      Set.of(
          "and", "und", "y", "et", "e", "en", "och", "og", "ja", "i", "a", "with", "mit", "van",
          "von", "der", "den", "de", "da", "di", "del", "della", "la", "le", "dos", "bin", "al",
          "el", "for", "in", "of", "и", "та", "και");

  private LineShape() {}

  /** Whether the token is followed by a colon, bar, arrow or spaced dash. */
  static boolean labelEndsAt(Tokens tokens, int token) {
    String line = tokens.line();
    int i = tokens.end(token);
    boolean spaced = false;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '*')) {
      spaced = true;
      i++;
    }
    return i < line.length()
        && (LABEL_MARKS.indexOf(line.charAt(i)) >= 0
            || spaced && (line.charAt(i) == '-' || line.charAt(i) == '/'));
  }

  /** Whether from this token on a few names follow, and nothing else. */
  static boolean namesFollow(Tokens tokens, int from) {
    int count = tokens.size() - from;
    if (count < 1 || count > MOST_NAMES) {
      return false;
    }
    int capitals = 0;
    boolean acronym = false;
    for (int i = from; i < tokens.size(); i++) {
      boolean capital = Character.isUpperCase(tokens.line().codePointAt(tokens.start(i)));
      if (!capital && !NAME_WORDS.contains(tokens.word(i)) && !isAgency(tokens, i)) {
        return false;
      }
      capitals += capital ? 1 : 0;
      acronym |= capital && isAcronym(tokens, i);
    }
    char last = tokens.line().charAt(tokens.line().length() - 1);
    boolean named = capitals > 1 || acronym || capitals == 1 && tokens.word(from - 1).equals("by");
    return named && last != '?' && last != '!' && last != ':';
  }

  /** Agencies that write themselves in small letters, behind a comma, as in "Jane Doe, abc". */
  private static boolean isAgency(Tokens tokens, int i) {
    boolean last = i == tokens.size() - 1;
    return last
        && i > 0
        && tokens.word(i).length() <= 4
        && tokens.line().substring(tokens.end(i - 1), tokens.start(i)).startsWith(",");
  }

  private static boolean isAcronym(Tokens tokens, int i) {
    String word = tokens.line().substring(tokens.start(i), tokens.end(i));
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /**
   * Numbers alone, three or more, one of them a year of our time, as in {@code 19.06.2025 14:30}.
   */
  static boolean isNumericDate(Tokens tokens) {
    if (tokens.size() < 3 || tokens.size() > 8) {
      return false;
    }
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.word(i);
      if (word.length() == 4 && (word.startsWith("19") || word.startsWith("20"))) {
        return true;
      }
    }
    return false;
  }
}
