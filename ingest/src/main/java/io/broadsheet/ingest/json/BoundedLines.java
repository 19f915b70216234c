package io.broadsheet.ingest.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream with their byte offsets; of a line that is too long only the place is kept. */
final class BoundedLines {

  private static final int KEPT_CAPACITY = 1 << 20;
  private static final int NAMES = 1 << 16;

  private final InputStream input;
  private final long maxBytes;
  private ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private long position;

  BoundedLines(InputStream input, long maxBytes) {
    this.input = input;
    this.maxBytes = maxBytes;
  }

  /** Bytes of the longest line that may hold a page: every escape is at most six bytes for one. */
  static long longest(int maxPageBytes) {
    return Math.min(6L * maxPageBytes + NAMES, Integer.MAX_VALUE - 64);
  }

  /**
   * @param bytes without the line end; empty when the line is too long
   * @param offset of its first byte in the (inflated) stream
   */
  record Line(byte[] bytes, long offset, boolean tooLong) {

    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** The next line, or null at the end. */
  Line next() throws IOException {
    buffer.reset();
    long start = position;
    boolean tooLong = false;
    int b = input.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = input.read()) {
      position++;
      tooLong |= buffer.size() >= maxBytes;
      if (!tooLong) {
        buffer.write(b);
      }
    }
    position++;
    Line line = new Line(tooLong ? new byte[0] : buffer.toByteArray(), start, tooLong);
    if (buffer.size() > KEPT_CAPACITY) {
      buffer = new ByteArrayOutputStream();
    }
    return line;
  }
}
