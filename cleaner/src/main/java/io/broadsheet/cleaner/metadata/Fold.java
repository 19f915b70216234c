package io.broadsheet.cleaner.metadata;

import com.ibm.icu.text.Normalizer2;

/** Texts reduced to what makes them the same for a reader. */
final class Fold {

  /** Of a longer text only the beginning is compared. */
  private static final int MAX_LENGTH = 2_000;

  private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

  private Fold() {}

  /** Words in lower case, parted by single spaces, without punctuation. */
  static String words(String text) {
    return fold(text, true);
  }

  /** Letters and digits in lower case and nothing between them. */
  static String letters(String text) {
    return fold(text, false);
  }

  private static String fold(String text, boolean isParted) {
    String bounded = text.substring(0, Math.min(MAX_LENGTH, text.length()));
    String folded = isAscii(bounded) ? bounded : CASEFOLD.normalize(bounded);
    StringBuilder out = new StringBuilder(folded.length());
    boolean isBetween = false;
    for (int i = 0, c; i < folded.length(); i += Character.charCount(c)) {
      c = folded.codePointAt(i);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        if (isBetween && isParted && !out.isEmpty()) {
          out.append(' ');
        }
        out.appendCodePoint(c < 0x80 ? Character.toLowerCase(c) : c);
        isBetween = false;
      } else {
        isBetween = true;
      }
    }
    return out.toString();
  }

  /** Whether folding does no more than to make capitals small. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
