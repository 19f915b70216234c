package io.broadsheet.cleaner.junk;

/**
 * A short line that ends with a picture credit of the form {@code Name Surname / AGENCY}, whatever
 * stands before it: {@code The mayor in May. Jane Doe / XYZ}.
 */
final class CreditShape {

  private static final int MOST_TOKENS = 40;
  private static final int MOST_NAME = 4;

  private CreditShape() {}

  static boolean matches(Tokens tokens) {
    String line = tokens.line();
    int slash = line.lastIndexOf(" / ");
    if (slash < 0 || tokens.size() > MOST_TOKENS || line.indexOf('\t') >= 0) {
      return false;
    }
    int first = tokens.size();
    while (first > 0 && tokens.start(first - 1) > slash) {
      first--;
    }
    int agency = tokens.size() - first;
    return agency >= 1
        && agency <= MOST_NAME
        && capitals(tokens, first, tokens.size())
        && nameBefore(tokens, first);
  }

  private static boolean nameBefore(Tokens tokens, int end) {
    int start = end;
    while (start > 0 && end - start <= MOST_NAME && capitals(tokens, start - 1, start)) {
      start--;
      if (start == 0 || stopBefore(tokens, start)) {
        break;
      }
    }
    int words = end - start;
    return words >= 2 && words <= MOST_NAME && (start == 0 || stopBefore(tokens, start));
  }

  /** Whether a sentence, or a part set off by a bar, ends before the token. */
  static boolean stopBefore(Tokens tokens, int token) {
    String between = tokens.line().substring(tokens.end(token - 1), tokens.start(token));
    return between.indexOf('.') >= 0 || between.indexOf('(') >= 0 || between.indexOf('|') >= 0;
  }

  private static boolean capitals(Tokens tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isUpperCase(tokens.line().codePointAt(tokens.start(i)))) {
        return false;
      }
    }
    return true;
  }
}
