package io.broadsheet.cleaner.language;

import java.util.ArrayList;
import java.util.List;

/** The part of a text that its language is read from. */
final class Sample {

  private static final int WINDOWS = 4;
  private static final int WINDOW = 80;

  /** Far places first: a quotation in another language shall not decide alone. */
  private static final int[] ORDER = {0, 2, 1, 3};

  private Sample() {}

  /**
   * Pieces from the whole length of the text, in lower case; digits, line ends and repeated spaces
   * are single spaces. A short text is cut into as many pieces as it has.
   */
  static List<String> of(String text) {
    List<String> windows = new ArrayList<>(WINDOWS);
    boolean isShort = text.length() <= WINDOWS * WINDOW;
    for (int i : ORDER) {
      int from = isShort ? i * WINDOW : wordStart(text, (int) ((long) text.length() * i / WINDOWS));
      if (from < text.length()) {
        windows.add(window(text, from, Math.min(text.length(), from + WINDOW)));
      }
    }
    return windows;
  }

  /** The next beginning of a word, so that no window begins inside one. */
  private static int wordStart(String text, int from) {
    int at = from;
    while (at > 0 && at < text.length() && at < from + 30 && text.charAt(at - 1) != ' ') {
      at++;
    }
    return at;
  }

  private static String window(String text, int from, int to) {
    StringBuilder window = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isDigit(c) && c != '\u00a0') {
        window.append(Character.toLowerCase(c));
      } else if (window.length() > 0 && window.charAt(window.length() - 1) != ' ') {
        window.append(' ');
      }
    }
    return window.toString();
  }
}
