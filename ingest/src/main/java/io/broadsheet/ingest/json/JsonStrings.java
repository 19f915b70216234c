package io.broadsheet.ingest.json;

/**
 * Reads strings of JSON in UTF-8 and keeps what they say, one behind the other. That takes no more
 * room than the JSON, as no escape is shorter than what it stands for. Not thread-safe.
 */
final class JsonStrings {

  /** What an escape of two bytes stands for, by the second; 0 where there is none. */
  private static final byte[] ESCAPED = new byte[1 << Byte.SIZE];

  static {
    String pairs = "\"\"\\\\//b\bf\fn\nr\rt\t";
    for (int i = 0; i < pairs.length(); i += 2) {
      ESCAPED[pairs.charAt(i)] = (byte) pairs.charAt(i + 1);
    }
  }

  private final byte[] json;
  private final byte[] content;
  private int length;

  JsonStrings(byte[] json) {
    this.json = json;
    this.content = new byte[json.length];
  }

  /** What was read, as far as {@link #length}. */
  byte[] content() {
    return content;
  }

  int length() {
    return length;
  }

  /** Forgets what was read beyond a length. */
  void cut(int to) {
    length = to;
  }

  /**
   * Reads a string.
   *
   * @param from behind the quote that begins it
   * @return where the quote is that ends it; -1 when there is none, or anything before it that is
   *     no sound Unicode, or no JSON
   */
  int read(int from) {
    int at = from;
    int to = length;
    while (true) {
      int plain = EightBytes.copyPlain(json, at, content, to);
      at += plain;
      to += plain;
      if (at == json.length) {
        return -1;
      }
      if (json[at] == '"') {
        length = to;
        return at;
      }
      int size = json[at] == '\\' ? escape(at) : character(at);
      if (size == 2 && json[at] == '\\') {
        content[to++] = ESCAPED[json[at + 1]];
      } else if (size == 0) {
        return -1;
      } else if (json[at] == '\\') {
        to += encode(codePoint(at), to);
      } else {
        System.arraycopy(json, at, content, to, size);
        to += size;
      }
      at += size;
    }
  }

  /** How many bytes an escape has; 0 when it is none, or half of a character. */
  private int escape(int at) {
    if (at + 1 >= json.length) {
      return 0;
    }
    if (json[at + 1] != 'u') {
      return ESCAPED[json[at + 1] & 0xff] == 0 ? 0 : 2;
    }
    int unit = unit(at);
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return 0;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return 6;
    }
    int low = unit(at + 6);
    return low >= 0 && Character.isLowSurrogate((char) low) ? 12 : 0;
  }

  private int codePoint(int at) {
    char unit = (char) unit(at);
    return Character.isHighSurrogate(unit)
        ? Character.toCodePoint(unit, (char) unit(at + 6))
        : unit;
  }

  /** What an escape of six bytes says, or -1 when there is none. */
  private int unit(int at) {
    if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(json[i] & 0xff, 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private int encode(int code, int to) {
    if (code < 0x80) {
      content[to] = (byte) code;
      return 1;
    }
    int size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    content[to] = (byte) (0xf00 >> size | code >> 6 * (size - 1));
    for (int i = 1; i < size; i++) {
      content[to + i] = (byte) (0x80 | code >> 6 * (size - 1 - i) & 0x3f);
    }
    return size;
  }

  /** How many bytes a character that is no ASCII has; 0 when it is none. */
  private int character(int at) {
    int lead = json[at] & 0xff;
    int size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (size == 0 || at + size > json.length) {
      return 0;
    }
    int code = lead & 0x7f >> size;
    for (int i = 1; i < size; i++) {
      if ((json[at + i] & 0xc0) != 0x80) {
        return 0;
      }
      code = code << 6 | json[at + i] & 0x3f;
    }
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    int least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
    return code < least || code > Character.MAX_CODE_POINT || surrogate ? 0 : size;
  }
}
