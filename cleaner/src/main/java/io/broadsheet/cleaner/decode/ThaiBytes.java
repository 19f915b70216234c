package io.broadsheet.cleaner.decode;

import java.nio.charset.Charset;

/**
 * Recognises Thai in single bytes (TIS-620, windows-874), which the general detector does not know:
 * vowels and tones above and below the line stand behind a consonant or behind each other, which
 * the bytes of other charsets do not obey.
 */
final class ThaiBytes {

  static final Charset CHARSET = Charset.forName("x-windows-874");

  private static final int LEAST_MARKS = 10;
  private static final int MAX_MISPLACED_PERCENT = 2;

  private ThaiBytes() {}

  static boolean isThai(byte[] bytes) {
    int marks = 0;
    int misplaced = 0;
    int before = 0;
    for (byte each : bytes) {
      int b = each & 0xff;
      if (isMark(b)) {
        marks++;
        misplaced += isConsonant(before) || isMark(before) ? 0 : 1;
      } else if (isUnused(b)) {
        misplaced++;
      }
      before = b;
    }
    return marks >= LEAST_MARKS && misplaced * 100 <= marks * MAX_MISPLACED_PERCENT;
  }

  private static boolean isConsonant(int b) {
    return b >= 0xa1 && b <= 0xce;
  }

  private static boolean isMark(int b) {
    return b == 0xd1 || b >= 0xd4 && b <= 0xda || b >= 0xe7 && b <= 0xee;
  }

  private static boolean isUnused(int b) {
    return b >= 0xdb && b <= 0xde || b >= 0xfc;
  }
}
