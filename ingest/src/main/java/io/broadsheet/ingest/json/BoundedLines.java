package io.broadsheet.ingest.json;

import java.io.ByteArrayOutputStream;
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
  private static final int KEPT_CAPACITY = 1 << 20;
  private static final int NAMES = 1 << 16;
  private static final byte[] NOTHING = {};
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream input;
  private final long maxBytes;
  private final byte[] block = new byte[BLOCK];
  private ByteArrayOutputStream pieces = new ByteArrayOutputStream();
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
    int end = endOfLine();
    byte[] bytes = end < limit ? take(end) : takePieces(end);
    if (next < limit && block[next] == '\n') {
      advance(next + 1);
    }
    return bytes == null || bytes.length > maxBytes
        ? new Line(NOTHING, start, "The line is too long.")
        : new Line(bytes, start, null);
  }

  /** Where the line ends in this block, or the block before it. */
  private int endOfLine() {
    return EightBytes.lineEnd(block, next, limit);
  }

  private byte[] take(int end) {
    byte[] bytes = Arrays.copyOfRange(block, next, end);
    advance(end);
    return bytes;
  }

  /**
   * Takes a line that goes on in other blocks.
   *
   * @return null when it is too long
   */
  private byte[] takePieces(int first) throws IOException {
    pieces.reset();
    boolean tooLong = false;
    int end = first;
    do {
      tooLong |= pieces.size() + (long) end - next > maxBytes;
      pieces.write(block, next, tooLong ? 0 : end - next);
      advance(end);
      if (end < limit || !fill()) {
        break;
      }
      end = endOfLine();
    } while (true);
    byte[] bytes = tooLong ? null : pieces.toByteArray();
    if (pieces.size() > KEPT_CAPACITY) {
      pieces = new ByteArrayOutputStream();
    }
    return bytes;
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

  private boolean fill() throws IOException {
    next = 0;
    limit = Math.max(0, input.read(block, 0, block.length));
    return limit > 0;
  }
}
