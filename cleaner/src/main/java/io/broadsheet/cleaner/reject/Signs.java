package io.broadsheet.cleaner.reject;

/** Small marks in a text that shops are full of. */
final class Signs {

  private static final int SCANNED = 200;
  private static final String CURRENCIES = "€£¥₹₽₩₺₪₫฿";

  private Signs() {}

  /** Whether a currency sign stands beside a digit; only the beginning of the text is looked at. */
  static boolean hasPrice(String text) {
    int end = Math.min(text.length(), SCANNED);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (isCurrency(c) && (isDigitNear(text, i - 1, -1) || isDigitNear(text, i + 1, 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCurrency(char c) {
    return c == '$' || c > 127 && CURRENCIES.indexOf(c) >= 0;
  }

  private static boolean isDigitNear(String text, int from, int step) {
    for (int i = from; i >= 0 && i < text.length() && Math.abs(i - from) < 2; i += step) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
