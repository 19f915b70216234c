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
    String folded = CASEFOLD.normalize(text.substring(0, Math.min(MAX_LENGTH, text.length())));
    StringBuilder out = new StringBuilder(folded.length());
    folded
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)
                  || Character.getType(c) == Character.NON_SPACING_MARK) {
                out.appendCodePoint(c);
              } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
              }
            });
    return out.toString().strip();
  }

  /** Letters and digits in lower case and nothing between them. */
  static String letters(String text) {
    return words(text).replace(" ", "");
  }
}
