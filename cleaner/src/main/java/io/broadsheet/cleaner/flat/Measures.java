package io.broadsheet.cleaner.flat;

import java.lang.Character.UnicodeScript;

/** What can be measured of a line by itself, without its neighbours or its words' meaning. */
final class Measures {

  /** Letters that make a line prose, in Latin letters. */
  private static final double PROSE = 70;

  /** A letter of a script that writes a syllable or a word with it counts as several. */
  private static final int DENSE = 3;

  private int words;
  private int capitalised;
  private int shortLower;
  private int letters;
  private int upper;
  private int digits;
  private int commas;
  private int stops;
  private int marks;
  private int quotes;
  private double mass;
  private boolean caseless = true;
  private boolean unstopped;
  private final String text;

  Measures(String text) {
    this.text = text;
    int start = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean inWord = Character.isLetterOrDigit(c) || c == '\'' || c == '’' && start >= 0;
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        word(start, i);
        start = -1;
      }
      count(c, i);
      i += Character.charCount(c);
    }
    if (start >= 0) {
      word(start, text.length());
    }
  }

  private void word(int start, int end) {
    words++;
    int first = text.codePointAt(start);
    capitalised += Character.isUpperCase(first) ? 1 : 0;
    shortLower += Character.isLowerCase(first) && end - start <= 3 ? 1 : 0;
  }

  private void count(int c, int i) {
    if (Character.isLetter(c)) {
      letters++;
      upper += Character.isUpperCase(c) ? 1 : 0;
      caseless &= !Character.isUpperCase(c) && !Character.isLowerCase(c);
      mass += isDense(c) ? DENSE : 1;
      unstopped |= isUnstopped(c);
    } else if (Character.isDigit(c)) {
      digits++;
      mass++;
    } else if (isStop(c)) {
      boolean followed = i + 1 < text.length() && text.charAt(i + 1) != ' ' && c == '.';
      stops += followed ? 0 : 1;
    } else if (c == ',' || c == '、' || c == '，' || c == '،' || c == ';') {
      commas++;
    } else if ("|»›>@#/©•·→←▶✓+=_~{}<".indexOf(c) >= 0) {
      marks++;
    } else if ("\"“”„«»「」".indexOf(c) >= 0) {
      quotes++;
    }
  }

  /** Letters and digits, weighed so that lines of all scripts compare. */
  double mass() {
    return mass;
  }

  int words() {
    return words;
  }

  double capitalShare() {
    return words == 0 ? 0 : (double) capitalised / words;
  }

  double shortLowerShare() {
    return words == 0 ? 0 : (double) shortLower / words;
  }

  double upperShare() {
    return letters == 0 ? 0 : (double) upper / letters;
  }

  double digitShare() {
    return mass == 0 ? 0 : digits / mass;
  }

  int commas() {
    return commas;
  }

  int stops() {
    return stops;
  }

  int marks() {
    return marks;
  }

  int quotes() {
    return quotes;
  }

  boolean isCaseless() {
    return caseless;
  }

  double meanWord() {
    return words == 0 ? 0 : mass / words;
  }

  /** Whether it is long and has the end of a sentence in it, where the script marks that. */
  boolean isProse() {
    return mass >= PROSE && (stops > 0 || unstopped || caseless && mass >= 2 * PROSE);
  }

  /** 3 for the end of a sentence, 2 a colon, 1 another mark, 0 a letter or digit. */
  int ending() {
    int i = text.length() - 1;
    while (i > 0 && "\"“”’»』」)] ".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    if (i < 0) {
      return 0;
    }
    int last = text.codePointBefore(i + 1);
    if (isStop(last)) {
      return 3;
    }
    return last == ':' || last == '：' ? 2 : Character.isLetterOrDigit(last) ? 0 : 1;
  }

  /** 0 lower case, 1 capital, 2 digit, 3 quotation mark, 4 another letter, 5 anything else. */
  int beginning() {
    int first = text.isEmpty() ? ' ' : text.codePointAt(0);
    if (Character.isLetter(first)) {
      return Character.isLowerCase(first) ? 0 : Character.isUpperCase(first) ? 1 : 4;
    }
    return Character.isDigit(first) ? 2 : "\"“„«「‘'".indexOf(first) >= 0 ? 3 : 5;
  }

  static boolean isStop(int c) {
    return switch (c) {
      case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '։', '።' -> true;
      default -> false;
    };
  }

  /** Thai, Lao, Burmese and Khmer do not mark the end of a sentence. */
  private static boolean isUnstopped(int c) {
    return c >= 0x0E00 && c < 0x0F00 || c >= 0x1000 && c < 0x10A0 || c >= 0x1780 && c < 0x1800;
  }

  private static boolean isDense(int c) {
    if (c < 0x0E00) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL;
  }
}
