package io.broadsheet.ingest.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** The members of a gzip file one by one, and the places in it where they begin. */
final class GzipMember implements AutoCloseable {

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int DEFLATE = 8;

  private final InputStream input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private long bufferStart;
  private int position;
  private int limit;
  private long start = -1;
  private boolean atEnd = true;

  GzipMember(InputStream input) {
    this.input = input;
  }

  /** Offset in the file of the member that was opened last, or -1 before there was one. */
  long start() {
    return start;
  }

  /**
   * Opens the member that begins here.
   *
   * @return false at the end of the file
   * @throws ZipException when there is none here
   */
  boolean open() throws IOException {
    start = bufferStart + position;
    if (position == limit && !fill()) {
      return false;
    }
    if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
      throw new ZipException("there is no gzip member where one should begin");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("the gzip header has unknown flags");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    skip((flags & HEADER_CRC) == 0 ? 0 : 2);
    inflater.reset();
    crc.reset();
    inflater.setInput(buffer, position, limit - position);
    position = limit;
    atEnd = false;
    return true;
  }

  /**
   * @return how many bytes, or -1 at the end of the member
   */
  int read(byte[] into, int from, int length) throws IOException {
    while (!atEnd) {
      try {
        int n = inflater.inflate(into, from, length);
        crc.update(into, from, n);
        if (n == 0 && inflater.finished()) {
          position = limit - inflater.getRemaining();
          atEnd = true;
          readTrailer();
        } else if (inflater.needsDictionary()) {
          throw new ZipException("it wants a dictionary");
        } else if (n == 0) {
          feed();
        }
        if (n > 0) {
          return n;
        }
      } catch (DataFormatException e) {
        throw new ZipException(e.getMessage() == null ? "invalid block" : e.getMessage());
      }
    }
    return -1;
  }

  /** Whether all of the member's content was read; its checksum may have been missing. */
  boolean isAtEnd() {
    return atEnd;
  }

  /**
   * Goes to the next place behind the start of the last member that looks like the beginning of
   * one, as far as its bytes are still at hand, and otherwise behind them.
   *
   * @return false when there is none
   */
  boolean seekMagic() throws IOException {
    position = (int) Math.max(0, Math.min(limit, start + 1 - bufferStart));
    int matched = 0;
    while (position < limit || fill()) {
      int b = buffer[position++] & 0xff;
      if (matched == 2 && b == DEFLATE) {
        return backToMagic();
      }
      matched = matched == 1 && b == 0x8b ? 2 : b == 0x1f ? 1 : 0;
    }
    return false;
  }

  @Override
  public void close() {
    inflater.end();
  }

  /** The three bytes may have been split by the end of the buffer: then they are put back. */
  private boolean backToMagic() {
    if (position < 3) {
      System.arraycopy(buffer, position, buffer, 3, limit - position);
      buffer[0] = 0x1f;
      buffer[1] = (byte) 0x8b;
      buffer[2] = DEFLATE;
      bufferStart += position - 3;
      limit += 3 - position;
      position = 3;
    }
    position -= 3;
    return true;
  }

  private void feed() throws IOException {
    if (!fill()) {
      throw new EOFException("the gzip data ends too early");
    }
    inflater.setInput(buffer, position, limit - position);
    position = limit;
  }

  private void readTrailer() throws IOException {
    long expected = 0;
    for (int i = 0; i < 4; i++) {
      expected |= (long) next() << (8 * i);
    }
    skip(4);
    if (expected != crc.getValue()) {
      throw new ZipException("the checksum does not fit");
    }
  }

  private int next() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("the gzip data ends too early");
    }
    return buffer[position++] & 0xff;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText(int present) throws IOException {
    while (present != 0 && next() != 0) {
      // up to the closing zero
    }
  }

  /** Room is left for the bytes that {@link #backToMagic} puts back. */
  private boolean fill() throws IOException {
    int n = input.read(buffer, 0, buffer.length - 3);
    if (n <= 0) {
      return false;
    }
    bufferStart += limit;
    position = 0;
    limit = n;
    return true;
  }
}
