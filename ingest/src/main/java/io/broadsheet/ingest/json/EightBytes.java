package io.broadsheet.ingest.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes by looking at eight at a time, since most of a page is neither quote nor escape nor
 * line end: the places where one is are the highest bits of the bytes of a word.
 */
final class EightBytes {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;

  private EightBytes() {}

  /** The first place of a line feed or a zero, or the end. */
  static int lineEnd(byte[] bytes, int from, int end) {
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long found = equal(word, '\n') | zero(word);
      if (found != 0) {
        return at + first(found);
      }
    }
    while (at < end && bytes[at] != '\n' && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /** The first place of a backslash, or the end. */
  static int backslash(byte[] bytes, int from, int end) {
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long found = equal((long) WORDS.get(bytes, at), '\\');
      if (found != 0) {
        return at + first(found);
      }
    }
    while (at < end && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The first place of what is not plain in a string of JSON, or a place near the end. */
  static int notPlain(byte[] bytes, int from) {
    int at = from;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long control = (word - ONES * ' ') & ~word & HIGHEST;
      long found = equal(word, '"') | equal(word, '\\') | control | word & HIGHEST;
      if (found != 0) {
        return at + first(found);
      }
    }
    return at;
  }

  private static long equal(long word, char wanted) {
    return zero(word ^ ONES * wanted);
  }

  /** Marks the first byte that is zero; behind it, others may be marked in error. */
  private static long zero(long word) {
    return (word - ONES) & ~word & HIGHEST;
  }

  private static int first(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }
}
