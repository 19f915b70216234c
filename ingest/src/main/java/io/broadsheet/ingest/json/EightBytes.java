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
      long found = ((word ^ ONES * '\n') - ONES | word - ONES) & ~word & HIGHEST;
      if (found != 0) {
        return at + first(found);
      }
    }
    while (at < end && bytes[at] != '\n' && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /**
   * Copies what is plain in a string of JSON, and up to seven bytes behind it.
   *
   * @param to no larger than from, in an array that is no smaller
   * @return how many bytes are plain
   */
  static int copyPlain(byte[] bytes, int from, byte[] into, int to) {
    int at = from;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      WORDS.set(into, to + at - from, word);
      long controls = word - ONES * ' ';
      long quotes = (word ^ ONES * '"') - ONES;
      long escapes = (word ^ ONES * '\\') - ONES;
      long found = (controls | quotes | escapes | word) & HIGHEST;
      if (found != 0) {
        return at + first(found) - from;
      }
    }
    while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      into[to + at - from] = bytes[at];
      at++;
    }
    return at - from;
  }

  /** The first that is marked is one; behind it, others may be marked in error. */
  private static int first(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }
}
