package io.broadsheet.dedupe.feature;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;

/**
 * What each code point means to the tokenizer: its class, and the form in which it is compared.
 *
 * <p>The compared form ignores case and the accents of Latin, Greek and Cyrillic, because capital
 * letters are often printed without them, and Turkish dotless i, because its capital is an ordinary
 * I.
 */
final class CharTable {

  /** Ends a word. */
  static final byte BREAK = 0;

  /** Ends a word and, when white space or the end follows, a sentence. */
  static final byte STOP = 1;

  /** Part of a word. */
  static final byte LETTER = 2;

  /** Part of a word. */
  static final byte DIGIT = 3;

  /** A word of its own: a character of a script that is written without spaces, or Hangul. */
  static final byte SINGLE = 4;

  /** Dropped where it stands between two characters of a word, a break elsewhere. */
  static final byte JOINER = 5;

  /** A joiner that ends a sentence where it is not between two characters of a word. */
  static final byte POINT = 6;

  /** As if it were not there: soft hyphens, zero-width characters, points and accents. */
  static final byte IGNORED = 7;

  /** Counts as two letters. */
  static final char SHARP_S = '\u00df';

  static final char NOT_WITHIN_WORD = 0;

  private static final int BMP = 0x10000;
  private static final byte[] CLASS = new byte[BMP];
  private static final char[] FOLDED = new char[BMP];
  private static final boolean[] CAPITAL = new boolean[BMP];
  private static final char[] WITHIN_WORD = new char[BMP];

  static {
    for (int c = 0; c < BMP; c++) {
      CLASS[c] = classify(c);
      FOLDED[c] = (char) fold(c);
      boolean isOne = c != SHARP_S && (CLASS[c] == LETTER || CLASS[c] == DIGIT);
      WITHIN_WORD[c] = isOne ? FOLDED[c] : NOT_WITHIN_WORD;
      CAPITAL[c] = UCharacter.isUpperCase(c) || UCharacter.isTitleCase(c);
    }
  }

  private CharTable() {}

  static byte classOf(int codePoint) {
    return codePoint < BMP ? CLASS[codePoint] : classify(codePoint);
  }

  static int folded(int codePoint) {
    return codePoint < BMP ? FOLDED[codePoint] : fold(codePoint);
  }

  /** The compared form of a letter or digit that counts as one, {@link #NOT_WITHIN_WORD} else. */
  static char withinWord(char c) {
    return WITHIN_WORD[c];
  }

  static boolean isCapital(int codePoint) {
    return codePoint < BMP ? CAPITAL[codePoint] : UCharacter.isUpperCase(codePoint);
  }

  private static byte classify(int c) {
    if (c == '.') {
      return POINT;
    }
    if ("'\u2019\u02bc,-\u2010\u2011\u2013/:&\u00b7".indexOf(c) >= 0) {
      return JOINER;
    }
    if ("!?\n\u3002\u0964\u061f".indexOf(c) >= 0) {
      return STOP;
    }
    if (isIgnored(c)) {
      return IGNORED;
    }
    if (UCharacter.isDigit(c)) {
      return DIGIT;
    }
    if (!UCharacter.isLetterOrDigit(c) && !isMark(c)) {
      return BREAK;
    }
    return isWrittenWithoutSpaces(c) ? SINGLE : LETTER;
  }

  private static boolean isIgnored(int c) {
    boolean accent = c >= 0x300 && c <= 0x36f;
    boolean hebrewPoint = c >= 0x591 && c <= 0x5c7;
    boolean arabicPoint = c >= 0x64b && c <= 0x65f || c == 0x670 || c == 0x640;
    return accent
        || hebrewPoint
        || arabicPoint
        || UCharacter.getType(c) == UCharacterCategory.FORMAT
        || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR);
  }

  private static boolean isMark(int c) {
    int type = UCharacter.getType(c);
    return type == UCharacterCategory.NON_SPACING_MARK
        || type == UCharacterCategory.COMBINING_SPACING_MARK;
  }

  private static boolean isWrittenWithoutSpaces(int c) {
    return switch (UScript.getScript(c)) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.KATAKANA_OR_HIRAGANA,
          UScript.BOPOMOFO,
          UScript.HANGUL,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR ->
          true;
      default -> c == 0x30fc;
    };
  }

  private static int fold(int c) {
    if (UCharacter.isDigit(c)) {
      return '0' + UCharacter.digit(c);
    }
    int lower = UCharacter.foldCase(c, true);
    if (lower == '\u0131' || lower == '\u0130') {
      return 'i';
    }
    return isAccented(lower) ? baseOf(lower) : lower;
  }

  private static boolean isAccented(int c) {
    return c >= 0xc0 && c < 0x530 || c >= 0x1e00 && c < 0x2000;
  }

  private static int baseOf(int c) {
    String parts = Normalizer2.getNFDInstance().getDecomposition(c);
    if (parts == null) {
      return c;
    }
    int base = Normalizer2.getNFDInstance().normalize(parts).codePointAt(0);
    return Character.isLetter(base) ? UCharacter.foldCase(base, true) : c;
  }
}
