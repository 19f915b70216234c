package io.broadsheet.cleaner.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-8 at the level of bytes. */
final class Utf8 {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Utf8() {}

  /**
   * How bytes above 0x7f fit the encoding. A character that the end cuts off counts for neither.
   *
   * @param sequences well-formed characters of two to four bytes
   * @param broken bytes that belong to none
   */
  record Fit(int sequences, int broken) {

    boolean isValid() {
      return broken == 0;
    }

    /** Whether single bytes of another charset stand in a text that is UTF-8 otherwise. */
    boolean isMostlyValid() {
      return sequences > 0 && broken <= sequences / 4;
    }
  }

  static Fit fit(byte[] bytes) {
    int sequences = 0;
    int broken = 0;
    int i = 0;
    while (i < bytes.length) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(bytes, i);
      if (length > 0) {
        sequences++;
        i += length;
      } else if (isCutAtEnd(bytes, i)) {
        break;
      } else {
        broken++;
        i++;
      }
    }
    return new Fit(sequences, broken);
  }

  /** The length of the well-formed character of several bytes at that place, or 0. */
  static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    int length = expectedLength(lead);
    if (length == 0 || at + length > bytes.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    boolean isWrong =
        lead == 0xe0 && second < 0xa0
            || lead == 0xed && second > 0x9f
            || lead == 0xf0 && second < 0x90
            || lead == 0xf4 && second > 0x8f;
    return isWrong ? 0 : length;
  }

  private static int expectedLength(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }

  private static boolean isCutAtEnd(byte[] bytes, int at) {
    int length = expectedLength(bytes[at] & 0xff);
    if (length == 0 || at + length <= bytes.length) {
      return false;
    }
    for (int i = at + 1; i < bytes.length; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * Decodes; in UTF-8, a byte that fits nowhere is read as windows-1252, since pages are put
   * together from parts.
   */
  static String decodeLenient(byte[] bytes, Charset charset) {
    if (!charset.equals(StandardCharsets.UTF_8) || fit(bytes).isValid()) {
      return new String(bytes, charset);
    }
    StringBuilder text = new StringBuilder(bytes.length);
    int done = 0;
    int i = 0;
    while (i < bytes.length) {
      int length = bytes[i] >= 0 ? 1 : sequenceLength(bytes, i);
      if (length == 0 && !isCutAtEnd(bytes, i)) {
        text.append(new String(bytes, done, i - done, charset));
        text.append(new String(bytes, i, 1, WINDOWS_1252));
        done = i + 1;
      }
      i += Math.max(1, length);
    }
    return text.append(new String(bytes, done, bytes.length - done, charset)).toString();
  }
}
