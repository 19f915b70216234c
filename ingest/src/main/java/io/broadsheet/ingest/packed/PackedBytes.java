package io.broadsheet.ingest.packed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a packed file in a buffer, with their places. */
final class PackedBytes {

  private final InputStream input;
  private final byte[] buffer = new byte[1 << 16];
  private long bufferStart;
  private int position;
  private int limit;

  PackedBytes(InputStream input) {
    this.input = input;
  }

  /** Place in the file of the next byte. */
  long offset() {
    return bufferStart + position;
  }

  /** Where the bytes at hand are. */
  byte[] array() {
    return buffer;
  }

  /** Where in the array the next byte is. */
  int position() {
    return position;
  }

  /** How many bytes are at hand; 0 at the end of the file only. */
  int atHand() throws IOException {
    return position < limit || fillUp() ? limit - position : 0;
  }

  /** Takes bytes that are at hand, or puts back what was taken last. */
  void take(int bytes) {
    position += bytes;
  }

  int next() throws IOException {
    if (position == limit && !fillUp()) {
      throw new EOFException("the packed data ends too early");
    }
    return buffer[position++] & 0xff;
  }

  void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      int n = (int) Math.min(left, atHand());
      if (n == 0) {
        throw new EOFException("the packed data ends too early");
      }
      take(n);
      left -= n;
    }
  }

  /**
   * Passes over zeros.
   *
   * @return how many
   */
  long skipZeros() throws IOException {
    long before = offset();
    while (atHand() > 0 && buffer[position] == 0) {
      position++;
    }
    return offset() - before;
  }

  /** Whether these bytes are next. */
  boolean startsWith(byte[] wanted) throws IOException {
    while (limit - position < wanted.length) {
      if (!fillUp()) {
        return false;
      }
    }
    return Arrays.equals(buffer, position, position + wanted.length, wanted, 0, wanted.length);
  }

  /**
   * Goes to where such bytes are, from a place on, or from the first byte that is still at hand.
   *
   * @return false when there are none
   */
  boolean seek(long from, byte[] wanted) throws IOException {
    position = (int) Math.max(0, Math.min(limit, from - bufferStart));
    while (!startsWith(wanted)) {
      if (atHand() == 0) {
        return false;
      }
      position++;
    }
    return true;
  }

  /** Reads more behind what is at hand. */
  private boolean fillUp() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    bufferStart += position;
    limit -= position;
    position = 0;
    int n = input.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, n);
    return n > 0;
  }
}
