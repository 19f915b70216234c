package io.broadsheet.cleaner;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** Counts the words of a text as Unicode's rules for word boundaries part them. */
final class WordCount {

  /** Breakers are not thread-safe and dear to make; each use works on a clone. */
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(Locale.ROOT);

  /** Signs that are part of a word between two letters, two digits, or both. */
  private static final String JOINERS = ".,;:'’‘";

  /** Signs that stand between words and are no part of any. */
  private static final String PUNCTUATION = "!?()\"-“”„«»–—…/%&+*=$€|[]";

  private WordCount() {}

  /**
   * A space parts words whatever stands beside it, so the rules are asked about the unusual only.
   */
  static int of(String text) {
    StringBuilder unusual = new StringBuilder();
    int count = 0;
    for (int start = 0; start < text.length(); ) {
      int end = start;
      while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\n') {
        end++;
      }
      int words = plainWords(text, start, end);
      if (words < 0) {
        unusual.append(text, start, end).append(' ');
      }
      count += Math.max(0, words);
      start = end + 1;
    }
    return unusual.isEmpty() ? count : count + byRules(unusual.toString());
  }

  /** How many words stand there, or -1 where anything but plain letters, digits and signs does. */
  private static int plainWords(String text, int start, int end) {
    int words = 0;
    boolean inWord = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isPlainLetter(c) || isDigit(c)) {
        words += inWord ? 0 : 1;
        inWord = true;
      } else if (JOINERS.indexOf(c) >= 0) {
        inWord = inWord && i + 1 < end && joins(text.charAt(i - 1), c, text.charAt(i + 1));
      } else if (PUNCTUATION.indexOf(c) >= 0) {
        inWord = false;
      } else {
        return -1;
      }
    }
    return words;
  }

  /** Whether the sign is part of the word, as in {@code U.S}, {@code don't} and {@code 1,000}. */
  private static boolean joins(char before, char sign, char after) {
    return isDigit(before) && isDigit(after) && sign != ':'
        || isPlainLetter(before) && isPlainLetter(after) && sign != ',' && sign != ';';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPlainLetter(char c) {
    return c < 0x80
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
        : c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7
            || c >= 0x400 && c <= 0x481
            || c >= 0x1E00 && c <= 0x1EFF
            || c >= 0x3B1 && c <= 0x3CE
            || c >= 0x621 && c <= 0x64A
            || c >= 0x904 && c <= 0x939;
  }

  private static int byRules(String text) {
    BreakIterator words = (BreakIterator) WORDS.clone();
    words.setText(text);
    int count = 0;
    while (words.next() != BreakIterator.DONE) {
      if (words.getRuleStatus() != BreakIterator.WORD_NONE) {
        count++;
      }
    }
    return count;
  }
}
