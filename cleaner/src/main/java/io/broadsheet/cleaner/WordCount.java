package io.broadsheet.cleaner;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** Counts the words of a text as Unicode's rules for word boundaries part them. */
final class WordCount {

  /** Breakers are not thread-safe and dear to make; each use works on a clone. */
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(Locale.ROOT);

  private static final String PUNCTUATION = ".,;:!?()\"'-“”„«»‘’–—…";

  private WordCount() {}

  /** A space parts words whatever stands beside it, so only what is unusual is asked about. */
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

  /** 1 for letters with punctuation around them, 0 for punctuation alone, -1 for all else. */
  private static int plainWords(String text, int start, int end) {
    int first = start;
    while (first < end && PUNCTUATION.indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    int last = first;
    while (last < end && isPlainLetter(text.charAt(last))) {
      last++;
    }
    int behind = last;
    while (behind < end && PUNCTUATION.indexOf(text.charAt(behind)) >= 0) {
      behind++;
    }
    return behind < end ? -1 : last > first ? 1 : 0;
  }

  private static boolean isPlainLetter(char c) {
    return c < 0x80
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
        : c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7 || c >= 0x410 && c <= 0x44F;
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
