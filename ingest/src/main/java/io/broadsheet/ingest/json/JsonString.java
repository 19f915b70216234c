package io.broadsheet.ingest.json;

import java.util.Arrays;

/** The inside of strings as JSON in UTF-8 writes them. */
final class JsonString {

  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private JsonString() {}

  /**
   * Where the quote is that ends a string.
   *
   * @param from behind the quote that begins it
   * @return -1 when there is none, or anything before it that is no sound Unicode, or no JSON
   */
  static int end(byte[] json, int from) {
    int at = from;
    while (at < json.length && json[at] != '"') {
      int b = json[at];
      if (b >= ' ' && b != '\\') {
        at = EightBytes.notPlain(json, at + 1);
        continue;
      }
      int length = b == '\\' ? escape(json, at) : b < 0 ? character(json, at) : 0;
      if (length == 0) {
        return -1;
      }
      at += length;
    }
    return at < json.length ? at : -1;
  }

  /** The bytes of a string that {@link #end} has found sound. */
  static byte[] unescaped(byte[] json, int from, int end) {
    byte[] content = new byte[end - from];
    int length = 0;
    int taken = from;
    int at = EightBytes.backslash(json, from, end);
    while (at < end) {
      System.arraycopy(json, taken, content, length, at - taken);
      length += at - taken;
      length += encode(codePoint(json, at), content, length);
      taken = at + escape(json, at);
      at = EightBytes.backslash(json, taken, end);
    }
    System.arraycopy(json, taken, content, length, end - taken);
    return Arrays.copyOf(content, length + end - taken);
  }

  /** How many bytes an escape has; 0 when it is none, or half of a character. */
  private static int escape(byte[] json, int at) {
    if (at + 1 >= json.length) {
      return 0;
    }
    if (json[at + 1] != 'u') {
      return ESCAPES.indexOf(json[at + 1]) < 0 ? 0 : 2;
    }
    int unit = unit(json, at);
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return 0;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return 6;
    }
    int low = unit(json, at + 6);
    return low >= 0 && Character.isLowSurrogate((char) low) ? 12 : 0;
  }

  private static int codePoint(byte[] json, int at) {
    if (json[at + 1] != 'u') {
      return ESCAPED.charAt(ESCAPES.indexOf(json[at + 1]));
    }
    char unit = (char) unit(json, at);
    return Character.isHighSurrogate(unit)
        ? Character.toCodePoint(unit, (char) unit(json, at + 6))
        : unit;
  }

  /** What an escape of six bytes says, or -1 when there is none. */
  private static int unit(byte[] json, int at) {
    if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static int encode(int code, byte[] into, int at) {
    if (code < 0x80) {
      into[at] = (byte) code;
      return 1;
    }
    if (code < 0x800) {
      into[at] = (byte) (0xc0 | code >> 6);
      into[at + 1] = (byte) (0x80 | code & 0x3f);
      return 2;
    }
    int length = code < 0x10000 ? 3 : 4;
    into[at] = (byte) ((length == 3 ? 0xe0 : 0xf0) | code >> 6 * (length - 1));
    for (int i = 1; i < length; i++) {
      into[at + i] = (byte) (0x80 | code >> 6 * (length - 1 - i) & 0x3f);
    }
    return length;
  }

  /** How many bytes a character that is no ASCII has; 0 when it is none. */
  private static int character(byte[] json, int at) {
    int lead = json[at] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > json.length) {
      return 0;
    }
    int code = lead & 0x7f >> length;
    for (int i = 1; i < length; i++) {
      if ((json[at + i] & 0xc0) != 0x80) {
        return 0;
      }
      code = code << 6 | json[at + i] & 0x3f;
    }
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    return code < least || code > Character.MAX_CODE_POINT || surrogate ? 0 : length;
  }
}
