package io.broadsheet.cleaner.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-8 at the level of bytes. */
final class Utf8 {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;

  /** So many characters are copied faster than one by one. */
  private static final int LONG_RUN = 32;

  private Utf8() {}

  /**
   * How bytes above 0x7f fit the encoding. A character that the end cuts off counts for neither.
   *
   * @param sequences well-formed characters of two to four bytes
   * @param broken bytes that belong to none
   * @param hasNul whether any byte is zero
   * @param mayBeEncodedTwice whether any place looks like the beginning of a character that was
   *     encoded twice; without one, none was
   */
  record Fit(int sequences, int broken, boolean hasNul, boolean mayBeEncodedTwice) {

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
    boolean hasNul = false;
    boolean mayBeEncodedTwice = false;
    for (int i = nextUnusual(bytes, 0); i < bytes.length; i = nextUnusual(bytes, i)) {
      int length = bytes[i] == 0 ? 1 : sequenceLength(bytes, i);
      if (bytes[i] == 0) {
        hasNul = true;
      } else if (length > 0) {
        sequences++;
        mayBeEncodedTwice |= startsDoubleEncoding(bytes, i);
      } else if (isCutAtEnd(bytes, i)) {
        break;
      } else {
        broken++;
      }
      i += Math.max(1, length);
    }
    return new Fit(sequences, broken, hasNul, mayBeEncodedTwice || broken > 0);
  }

  /**
   * Whether a letter that looks like a lead byte is followed by as many characters as it asks for
   * that look like continuation bytes: of U+0080 to U+00BF, or what windows-1252 has in their
   * place.
   */
  private static boolean startsDoubleEncoding(byte[] bytes, int at) {
    if (bytes[at] != (byte) 0xc3 || at + 2 >= bytes.length || (bytes[at + 1] & 0xff) < 0x82) {
      return false;
    }
    int lead = (bytes[at + 1] & 0xff) + 0x40;
    int length = expectedLength(lead);
    int i = at + 2;
    for (int more = length - 1; more > 0; more--) {
      int next = i < bytes.length ? bytes[i] & 0xff : 0;
      if (next != 0xc2 && next != 0xc5 && next != 0xc6 && next != 0xcb && next != 0xe2) {
        return false;
      }
      i += expectedLength(next);
    }
    return length > 0;
  }

  /** The next byte that is zero or beyond ASCII; looks at eight bytes at a time. */
  private static int nextUnusual(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] > 0) {
      i += i + 8 <= bytes.length && isUsual((long) EIGHT_BYTES.get(bytes, i)) ? 8 : 1;
    }
    return i;
  }

  /** Subtracting one sets the high bit of a zero byte. */
  private static boolean isUsual(long eight) {
    return ((eight | (eight - LOW_BITS)) & HIGH_BITS) == 0;
  }

  /**
   * Of the eight bytes from that place on, marks those that are the ASCII character by their high
   * bit, the first byte lowest; nothing but the lowest mark is to be relied on.
   */
  static long matches(byte[] bytes, int at, char c) {
    long different = (long) EIGHT_BYTES.get(bytes, at) ^ c * LOW_BITS;
    return different - LOW_BITS & ~different & HIGH_BITS;
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
  static String decodeLenient(byte[] bytes, Charset charset, Fit fit) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return new String(bytes, charset);
    }
    if (fit.isValid()) {
      return new String(bytes, StandardCharsets.UTF_8);
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

  /**
   * Decodes the first bytes, which are well-formed and without NUL; a character that the end cuts
   * off is dropped. Long runs of ASCII, of which markup consists, are copied as a whole, which the
   * platform's decoder does at the beginning of a text only.
   */
  static String decode(byte[] bytes, int length) {
    char[] text = new char[length];
    int size = 0;
    int i = 0;
    while (i < length) {
      int end = Math.min(length, nextUnusual(bytes, i));
      if (end - i >= LONG_RUN) {
        String run = new String(bytes, i, end - i, StandardCharsets.ISO_8859_1);
        run.getChars(0, run.length(), text, size);
        size += run.length();
        i = end;
      }
      while (i < end) {
        text[size++] = (char) bytes[i++];
      }
      int more = i < length ? sequenceLength(bytes, i) : 0;
      if (more == 0 || i + more > length) {
        break;
      }
      size += Character.toChars(codePoint(bytes, i, more), text, size);
      i += more;
    }
    return new String(text, 0, size);
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    int c = bytes[at] & 0xff >> length + 1;
    for (int i = at + 1; i < at + length; i++) {
      c = c << 6 | bytes[i] & 0x3f;
    }
    return c;
  }
}
