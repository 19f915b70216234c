package io.broadsheet.cleaner.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Characters and white space; see {@link Normaliser#paragraph}. */
final class Characters {

  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int NEXT_LINE = 0x85;

  /** More marks on one letter are no writing, and it takes quadratic time to order them. */
  private static final int MAX_MARKS = 30;

  private Characters() {}

  static String clean(String raw) {
    return isClean(raw) ? raw : cleaned(raw);
  }

  /**
   * Whether nothing is to be done for certain: single spaces between letters and signs that are
   * alike in every normal form of Unicode. Most paragraphs of most languages are so.
   */
  private static boolean isClean(String raw) {
    int last = ' ';
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == ' ' ? last == ' ' : !isInert(c)) {
        return false;
      }
      last = c;
    }
    return last != ' ' || raw.isEmpty();
  }

  /** Visible, and neither composed with what stands beside it nor taken apart by NFC. */
  private static boolean isInert(char c) {
    if (c < 0x300) {
      return c > ' ' && c < 0x7F || c > 0xA0 && c != 0xAD;
    }
    return c >= 0x0400 && c <= 0x0482
        || c >= 0x048A && c <= 0x052F
        || c >= 0x2010 && c <= 0x2027
        || c >= 0x3041 && c <= 0x3096
        || c >= 0x30A1 && c <= 0x30FE
        || c >= 0x3001 && c <= 0x3020
        || c >= 0x4E00 && c <= 0x9FFF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xFF01 && c <= 0xFF5E;
  }

  /** As {@link #clean}, without a look for text that needs nothing. */
  static String cleaned(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    boolean space = false;
    boolean newline = false;
    int last = -1;
    int marks = 0;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        space = true;
        newline |= isLineBreak(c);
      } else if (stays(c, space ? ' ' : last, i < raw.length() ? raw.codePointAt(i) : -1)) {
        marks = isMark(c) ? marks + 1 : 0;
        if (marks > MAX_MARKS) {
          continue;
        }
        if (space && last >= 0 && !(newline && isUnspaced(last) && isUnspaced(c))) {
          out.append(' ');
        }
        out.appendCodePoint(c);
        last = c;
        space = false;
        newline = false;
      }
    }
    return Normalizer.isNormalized(out, Form.NFC)
        ? out.toString()
        : clean(Normalizer.normalize(out, Form.NFC)); // a mark can come apart into several
  }

  private static boolean isMark(int c) {
    return c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == NEXT_LINE || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isLineBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
  }

  private static boolean stays(int c, int before, int after) {
    if (c < 0x7F) {
      return c > ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE -> false;
      case Character.FORMAT -> isVisibleFormat(c) || joins(c, before, after);
      case Character.UNASSIGNED -> (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
      default -> c != 0xFFFC;
    };
  }

  /** Signs that Unicode files under format but that readers see, and the tags inside flag emoji. */
  private static boolean isVisibleFormat(int c) {
    return (c >= 0x0600 && c <= 0x0605)
        || c == 0x06DD
        || c == 0x070F
        || c == 0x08E2
        || c == 0x110BD
        || (c >= 0xE0020 && c <= 0xE007F);
  }

  private static boolean joins(int c, int before, int after) {
    if (before < 0 || after < 0 || (c != ZWJ && c != ZWNJ)) {
      return false;
    }
    if (c == ZWJ && isEmojiPart(before) && isEmojiPart(after)) {
      return true;
    }
    return usesJoiners(before) && (usesJoiners(after) || c == ZWJ);
  }

  private static boolean isEmojiPart(int c) {
    return c == 0xFE0F || c >= 0x1F000 && c <= 0x1FAFF || c >= 0x2190 && c <= 0x2BFF;
  }

  private static boolean usesJoiners(int c) {
    return switch (Character.getType(c)) {
      case Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          c >= 0x0600 && c <= 0x1CFF && UnicodeScript.of(c) != UnicodeScript.HANGUL;
      default -> false;
    };
  }

  /**
   * Whether the script of this character writes without spaces, so that a line may break anywhere.
   */
  private static boolean isUnspaced(int c) {
    if (c < 0x2E80) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || (c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF00 && c <= 0xFF65);
  }
}
