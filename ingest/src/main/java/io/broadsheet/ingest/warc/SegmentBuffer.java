package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** The bytes of a segment with a little look ahead. */
final class SegmentBuffer {

  private final Segments segments;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int limit;
  private long position;

  SegmentBuffer(Segments segments) {
    this.segments = segments;
  }

  /** A new segment begins. */
  void begin() {
    next = 0;
    limit = 0;
    position = 0;
  }

  /** How many bytes of the segment were taken. */
  long position() {
    return position;
  }

  /** The next byte, or -1 at the end of the segment. */
  int read() throws IOException {
    if (next == limit && !fill()) {
      return -1;
    }
    position++;
    return buffer[next++] & 0xff;
  }

  /** Like {@link java.io.InputStream#read(byte[], int, int)}. */
  int read(byte[] into, int from, int length) throws IOException {
    if (next == limit) {
      if (length >= buffer.length) {
        return taken(segments.read(into, from, length));
      }
      if (!fill()) {
        return -1;
      }
    }
    int n = Math.min(length, limit - next);
    System.arraycopy(buffer, next, into, from, n);
    next += n;
    return taken(n);
  }

  /** Passes over so many bytes, or fewer where the segment ends. */
  long skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0 && (next < limit || fill())) {
      int n = (int) Math.min(left, limit - next);
      next += n;
      left -= taken(n);
    }
    return bytes - left;
  }

  /**
   * Passes over empty lines.
   *
   * @return whether the segment ended
   */
  boolean skipLineEnds() throws IOException {
    while (next < limit || fill()) {
      if (buffer[next] != '\r' && buffer[next] != '\n') {
        return false;
      }
      next++;
      position++;
    }
    return true;
  }

  /**
   * Passes over zeros.
   *
   * @return whether there were any
   */
  boolean skipZeros() throws IOException {
    long before = position;
    while ((next < limit || fill()) && buffer[next] == 0) {
      next++;
      position++;
    }
    return position > before;
  }

  /**
   * The line that begins here, without its end; nothing is taken.
   *
   * @return null when it is longer than so many bytes
   */
  String peekLine(int max) throws IOException {
    int length = 0;
    while (next + length < limit || fillUp()) {
      if (buffer[next + length] == '\n') {
        return new String(buffer, next, length, ISO_8859_1);
      }
      if (++length > max) {
        return null;
      }
    }
    return new String(buffer, next, length, ISO_8859_1);
  }

  /**
   * Passes over the rest of a line and its end.
   *
   * @return false when the segment ended
   */
  boolean skipLine() throws IOException {
    for (int b = read(); b != '\n'; b = read()) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  boolean startsWith(String ascii) throws IOException {
    byte[] wanted = ascii.getBytes(US_ASCII);
    while (limit - next < wanted.length) {
      if (!fillUp()) {
        return false;
      }
    }
    for (int i = 0; i < wanted.length; i++) {
      if (buffer[next + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    next = 0;
    limit = 0;
    return fillUp();
  }

  /** Reads more behind what is there. */
  private boolean fillUp() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, limit - next);
    limit -= next;
    next = 0;
    int n = segments.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, n);
    return n > 0;
  }

  private int taken(int n) {
    position += Math.max(0, n);
    return n;
  }
}
