package io.broadsheet.ingest.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a stream with their byte offsets; of a line that is too long only the place is kept. A
 * byte order mark before the first line and zeros behind the last one are no part of any. Not
 * thread-safe.
 */
final class BoundedLines {

  private static final int BLOCK = 1 << 16;
  private static final int KEPT = 1 << 22;
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int NAMES = 1 << 16;
  private static final byte[] NOTHING = {};
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream input;
  private final long maxBytes;
  private byte[] block = new byte[BLOCK];
  private int next;
  private int limit;
  private long position;
  private boolean begun;

  BoundedLines(InputStream input, long maxBytes) {
    this.input = input;
    this.maxBytes = maxBytes;
  }

  /** Bytes of the longest line that may hold a page: every escape is at most six bytes for one. */
  static long longest(int maxPageBytes) {
    return Math.min(6L * maxPageBytes + NAMES, Integer.MAX_VALUE - 64);
  }

  /**
   * @param bytes without the line end; empty when there is a fault
   * @param offset of its first byte in the (inflated) stream
   * @param fault why it cannot be taken, as a sentence, or null
   */
  record Line(byte[] bytes, long offset, String fault) {

    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return fault == null;
    }
  }

  /** The next line, or null at the end. */
  Line next() throws IOException {
    if (!begun) {
      skipMark();
    }
    if (next == limit && !fill()) {
      return null;
    }
    long start = position;
    if (block[next] == 0) {
      return skipZeros() ? new Line(NOTHING, start, "There are zeros instead of a line.") : null;
    }
    int end = toEndOfLine();
    byte[] bytes = end < 0 ? NOTHING : Arrays.copyOfRange(block, next, end);
    advance(end < 0 ? next : end);
    if (next < limit && block[next] == '\n') {
      advance(next + 1);
    }
    shrink();
    return new Line(bytes, start, end < 0 ? "The line is too long." : null);
  }

  /**
   * Reads on to where a line ends in the block.
   *
   * @return -1 when it is too long, and is passed over
   */
  private int toEndOfLine() throws IOException {
    boolean tooLong = false;
    int sought = 0;
    int end;
    do {
      end = EightBytes.lineEnd(block, next + sought, limit);
      tooLong |= end - next > maxBytes;
      if (tooLong) {
        advance(end);
      }
      sought = end - next;
    } while (end == limit && fill());
    return tooLong ? -1 : next + sought;
  }

  /**
   * Passes over zeros, such as file systems leave behind the end of a file, and line ends.
   *
   * @return whether something follows
   */
  private boolean skipZeros() throws IOException {
    do {
      int at = next;
      while (at < limit && (block[at] == 0 || block[at] == '\n' || block[at] == '\r')) {
        at++;
      }
      advance(at);
    } while (next == limit && fill());
    return next < limit;
  }

  private void skipMark() throws IOException {
    begun = true;
    limit = input.readNBytes(block, 0, MARK.length);
    if (limit == MARK.length && Arrays.equals(block, 0, limit, MARK, 0, limit)) {
      advance(limit);
    }
  }

  private void advance(int to) {
    position += to - next;
    next = to;
  }

  /** Gives back the room of a long line, which is wanted to read what is in it. */
  private void shrink() {
    if (block.length > KEPT) {
      block = Arrays.copyOfRange(block, next, Math.max(limit, next + BLOCK));
      limit -= next;
      next = 0;
    }
  }

  /**
   * Reads on, and keeps what is not taken yet.
   *
   * @return whether there was more
   */
  private boolean fill() throws IOException {
    int kept = limit - next;
    byte[] from = block;
    if (kept == block.length) {
      block = new byte[(int) Math.min(2L * block.length, LARGEST)];
    }
    if (next > 0 || from != block) {
      System.arraycopy(from, next, block, 0, kept);
    }
    next = 0;
    limit = kept + Math.max(0, input.read(block, kept, Math.min(BLOCK, block.length - kept)));
    return limit > kept;
  }
}
