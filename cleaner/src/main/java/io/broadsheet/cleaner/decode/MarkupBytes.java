package io.broadsheet.cleaner.decode;

import java.util.Arrays;

/**
 * The bytes of an HTML page in UTF-8, read as far as tags go. Positions are indexes of bytes; -1
 * stands for "not found" and for places that parsers may read in more than one way.
 */
final class MarkupBytes {

  private static final int CASE = 0x20;

  private final byte[] html;
  private boolean selfClosing;

  /** Of each attribute of the tag read last where it begins, where its name ends, and its end. */
  private int[] attributes = new int[3 * 32];

  private int attributeNumbers;

  MarkupBytes(byte[] html) {
    this.html = html;
  }

  /** Behind the byte order mark, 0 without one. */
  int markEnd() {
    boolean isMarked = at(0) == (byte) 0xef && at(1) == (byte) 0xbb && at(2) == (byte) 0xbf;
    return isMarked ? 3 : 0;
  }

  /** The byte, or 0 behind the end. */
  int at(int index) {
    return index < html.length ? html[index] : 0;
  }

  /** The first place of the ASCII character from there on; looks at eight bytes at a time. */
  int indexOf(char wanted, int from) {
    int i = from;
    for (; i + Long.BYTES <= html.length; i += Long.BYTES) {
      long found = Utf8.matches(html, i, wanted);
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (i < html.length && html[i] != wanted) {
      i++;
    }
    return i < html.length ? i : -1;
  }

  /** Whether the text, in lower case, stands there in any case of ASCII letters. */
  boolean startsWith(int index, String lower) {
    if (index + lower.length() > html.length) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int b = html[index + i];
      if (b != c && (c < 'a' || c > 'z' || (b | CASE) != c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text, in lower case, stands anywhere between two places. */
  boolean contains(int from, int to, String lower) {
    for (int i = from; i + lower.length() <= to; i++) {
      if (startsWith(i, lower)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the end tag of elements of that name begins there. */
  boolean isEndTag(int index, String name) {
    int behind = index + 2 + name.length();
    return at(index) == '<'
        && at(index + 1) == '/'
        && startsWith(index + 2, name)
        && behind < html.length
        && isNameEnd(html[behind]);
  }

  /** Behind the comment whose text begins there, or -1. */
  int commentEnd(int from) {
    if (at(from) == '>' || startsWith(from, "->")) {
      return -1;
    }
    int at = indexOf('>', from);
    while (at >= 0 && !endsComment(from, at)) {
      at = indexOf('>', at + 1);
    }
    return at < 0 ? -1 : at + 1;
  }

  private boolean endsComment(int from, int at) {
    return at - 2 >= from && startsWith(at - 2, "--")
        || at - 3 >= from && startsWith(at - 3, "--!");
  }

  boolean isLetter(int index) {
    int lower = at(index) | CASE;
    return lower >= 'a' && lower <= 'z';
  }

  /** Behind the name of a tag, or -1. */
  int nameEnd(int from) {
    int i = from;
    while (i < html.length && !isNameEnd(html[i])) {
      i++;
    }
    return i < html.length ? i : -1;
  }

  /** Behind the tag whose name ends at that place, or -1. */
  int tagEnd(int nameEnd) {
    int i = nameEnd;
    selfClosing = false;
    attributeNumbers = 0;
    while (i >= 0 && i < html.length) {
      if (html[i] == '>') {
        return i + 1;
      }
      selfClosing = html[i] == '/';
      i = html[i] == '/' || isBlank(html[i]) ? i + 1 : readAttribute(i);
    }
    return -1;
  }

  /** Whether the tag read last ends with {@code />}, and the slash is not part of a value. */
  boolean isSelfClosing() {
    return selfClosing;
  }

  /** How many attributes the tag read last has. */
  int attributes() {
    return attributeNumbers / 3;
  }

  int attributeStart(int number) {
    return attributes[3 * number];
  }

  int attributeNameEnd(int number) {
    return attributes[3 * number + 1];
  }

  int attributeEnd(int number) {
    return attributes[3 * number + 2];
  }

  private int addAttribute(int from, int nameEnd, int to) {
    if (attributeNumbers == attributes.length) {
      attributes = Arrays.copyOf(attributes, 2 * attributes.length);
    }
    attributes[attributeNumbers++] = from;
    attributes[attributeNumbers++] = nameEnd;
    attributes[attributeNumbers++] = to;
    return to;
  }

  private int readAttribute(int from) {
    int i = from + 1;
    while (i < html.length && !isNameEnd(html[i]) && html[i] != '=') {
      i++;
    }
    int sign = blanksEnd(i);
    return at(sign) == '='
        ? addAttribute(from, i, valueEnd(blanksEnd(sign + 1)))
        : addAttribute(from, i, i);
  }

  private int valueEnd(int from) {
    int quote = at(from);
    if (quote == '"' || quote == '\'') {
      int end = indexOf((char) quote, from + 1);
      return end < 0 ? -1 : end + 1;
    }
    int i = from;
    while (i < html.length && html[i] != '>' && !isBlank(html[i])) {
      i++;
    }
    return i;
  }

  /** Behind the blanks that begin there. */
  int blanksEnd(int from) {
    int i = from;
    while (i < html.length && isBlank(html[i])) {
      i++;
    }
    return i;
  }

  boolean isBlankAt(int index) {
    return isBlank(at(index));
  }

  private static boolean isNameEnd(int b) {
    return b == '>' || b == '/' || isBlank(b);
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f';
  }
}
