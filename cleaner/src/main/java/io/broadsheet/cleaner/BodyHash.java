package io.broadsheet.cleaner;

import com.ibm.icu.text.Normalizer2;

/** A hash of an article's words that survives changes of layout. */
public final class BodyHash {

  private static final int BYTES = 16;

  private BodyHash() {}

  /**
   * The first 128 bits of the SHA-256 of the text's letters, marks and digits, in hex. Case, white
   * space, punctuation and compatibility forms make no difference. A null text is an empty one.
   */
  public static String of(String text) {
    String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text == null ? "" : text);
    StringBuilder words = new StringBuilder(folded.length());
    for (int i = 0, c; i < folded.length(); i += Character.charCount(c)) {
      c = folded.codePointAt(i);
      if (isWordPart(c)) {
        words.appendCodePoint(c);
      }
    }
    return ArticleId.sha256Hex(words.toString(), BYTES);
  }

  private static boolean isWordPart(int c) {
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
