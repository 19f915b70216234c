package io.broadsheet.cleaner.reject;

import java.util.Locale;

/** Finds the words of texts and addresses without making strings of them. */
final class Words {

  private Words() {}

  /** Where the next word begins, or the length of the text. */
  static int start(String text, int from) {
    int start = from;
    while (start < text.length() && !isWord(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Where the word ends that {@code from} stands in. */
  static int end(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The number of words, or {@code most} where there are more. */
  static int count(String text, int most) {
    int words = 0;
    for (int at = start(text, 0); at < text.length() && words < most; words++) {
      at = start(text, end(text, at));
    }
    return words;
  }

  /** A hash of {@link WeightTable} continued with the word in lower case. */
  static long hash(long hash, String text, int from, int to) {
    long longer = hash;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return WeightTable.step(hash, text.substring(from, to).toLowerCase(Locale.ROOT));
      }
      longer = WeightTable.step(longer, c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
    }
    return longer;
  }

  /** Where the path of an address begins, or its length. */
  static int pathStart(String url) {
    int slashes = url.indexOf("//");
    int start = url.indexOf('/', slashes < 0 ? 0 : slashes + 2);
    return start < 0 ? url.length() : start;
  }

  /** Where the path of an address ends, which may be before its beginning. */
  static int pathEnd(String url) {
    int end = 0;
    while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isWord(char c) {
    return c < 0x80
        ? isAsciiLetter(c) || c >= '0' && c <= '9' || c == '_'
        : Character.isLetterOrDigit(c);
  }
}
