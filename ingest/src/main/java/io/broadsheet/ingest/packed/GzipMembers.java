package io.broadsheet.ingest.packed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** The members of a gzip file. */
final class GzipMembers implements Members {

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int DEFLATE = 8;
  private static final byte[] MAGIC = {0x1f, (byte) 0x8b, DEFLATE};

  private final PackedBytes bytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private long start = -1;
  private boolean atEnd = true;

  GzipMembers(InputStream input) {
    this.bytes = new PackedBytes(input);
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public boolean open() throws IOException {
    atEnd = true;
    start = bytes.offset();
    boolean zeros = bytes.skipZeros() > 0;
    if (bytes.atHand() == 0) {
      return false;
    }
    if (zeros || bytes.next() != 0x1f || bytes.next() != 0x8b || bytes.next() != DEFLATE) {
      throw new ZipException("there is no gzip member where one should begin");
    }
    int flags = bytes.next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("the gzip header has unknown flags");
    }
    bytes.skip(6);
    if ((flags & EXTRA) != 0) {
      bytes.skip(bytes.next() | bytes.next() << 8);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    bytes.skip((flags & HEADER_CRC) == 0 ? 0 : 2);
    inflater.reset();
    crc.reset();
    if (bytes.atHand() > 0) {
      feed();
    }
    atEnd = false;
    return true;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (!atEnd) {
      try {
        int n = inflater.inflate(into, from, length);
        crc.update(into, from, n);
        if (n == 0 && inflater.finished()) {
          bytes.take(-inflater.getRemaining());
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

  @Override
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public boolean seekMagic() throws IOException {
    return bytes.seek(start + 1, MAGIC);
  }

  @Override
  public void close() {
    inflater.end();
  }

  private void feed() throws IOException {
    int n = bytes.atHand();
    if (n == 0) {
      throw new EOFException("the gzip data ends too early");
    }
    inflater.setInput(bytes.array(), bytes.position(), n);
    bytes.take(n);
  }

  private void readTrailer() throws IOException {
    long expected = 0;
    for (int i = 0; i < 4; i++) {
      expected |= (long) bytes.next() << (8 * i);
    }
    bytes.skip(4);
    if (expected != crc.getValue()) {
      throw new ZipException("the checksum does not fit");
    }
  }

  private void skipText(int present) throws IOException {
    while (present != 0 && bytes.next() != 0) {
      // up to the closing zero
    }
  }
}
