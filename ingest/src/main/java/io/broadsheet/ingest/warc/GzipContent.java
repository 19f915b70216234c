package io.broadsheet.ingest.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzipped body. All of it counts as whole when only the checksum behind it was cut
 * off, or when something else follows, as happens with recorded responses.
 */
final class GzipContent extends InputStream {

  private final InputStream input;
  private final GzipMember member;
  private boolean inside;

  /** Nothing is read yet; a fault of the first header is met when reading. */
  GzipContent(InputStream input) {
    this.input = input;
    this.member = new GzipMember(input);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inside || open()) {
      int n = read(into, from, length, member);
      if (n >= 0) {
        return n;
      }
      inside = false;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    member.close();
    input.close();
  }

  private static int read(byte[] into, int from, int length, GzipMember member) throws IOException {
    try {
      return member.read(into, from, length);
    } catch (EOFException e) {
      if (member.isAtEnd()) {
        return -1;
      }
      throw e;
    }
  }

  private boolean open() throws IOException {
    boolean first = member.start() < 0;
    try {
      inside = member.open();
      return inside;
    } catch (ZipException | EOFException e) {
      if (first) {
        throw e;
      }
      return false;
    }
  }
}
