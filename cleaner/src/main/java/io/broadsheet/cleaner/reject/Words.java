package io.broadsheet.cleaner.reject;

/** Finds the words of texts and addresses without making strings of them. */
final class Words {

  private Words() {}

  /**
   * Hashes of the words of the text, in order, as many as there is room for.
   *
   * @return how many
   */
  static int read(String text, long[] hashes) {
    int count = 0;
    int from = start(text, 0);
    while (from < text.length() && count < hashes.length) {
      int to = end(text, from);
      hashes[count++] = hash(text, from, to);
      from = start(text, to);
    }
    return count;
  }

  private static int start(String text, int from) {
    int start = from;
    while (start < text.length() && !isWord(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A hash of the word in lower case. */
  static long hash(String text, int from, int to) {
    long hash = WeightTable.EMPTY;
    for (int i = from; i < to; i++) {
      hash = WeightTable.step(hash, Character.toLowerCase(text.charAt(i)));
    }
    return hash;
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
