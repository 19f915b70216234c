package io.broadsheet.cleaner.language;

/** The part of a text that its language is read from. */
final class Sample {

  private static final int WINDOWS = 4;
  private static final int WINDOW = 80;

  private Sample() {}

  /**
   * Pieces from the whole length of the text, in lower case; digits, line ends and repeated spaces
   * are single spaces. A short text is taken whole.
   */
  static String of(String text) {
    StringBuilder sample = new StringBuilder(WINDOWS * (WINDOW + 1));
    if (text.length() <= WINDOWS * WINDOW) {
      append(text, 0, text.length(), sample);
      return sample.toString();
    }
    for (int i = 0; i < WINDOWS; i++) {
      int from = wordStart(text, (int) ((long) text.length() * i / WINDOWS));
      append(text, from, Math.min(text.length(), from + WINDOW), sample);
      sample.append(' ');
    }
    return sample.toString();
  }

  /** The next beginning of a word, so that no window begins inside one. */
  private static int wordStart(String text, int from) {
    int at = from;
    while (at > 0 && at < text.length() && at < from + 30 && text.charAt(at - 1) != ' ') {
      at++;
    }
    return at;
  }

  private static void append(String text, int from, int to, StringBuilder into) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean isNoise = Character.isWhitespace(c) || Character.isDigit(c) || c == '\u00a0';
      if (!isNoise) {
        into.append(Character.toLowerCase(c));
      } else if (into.length() > 0 && into.charAt(into.length() - 1) != ' ') {
        into.append(' ');
      }
    }
  }
}
