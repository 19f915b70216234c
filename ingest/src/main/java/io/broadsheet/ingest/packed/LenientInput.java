package io.broadsheet.ingest.packed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The content of something packed that is one thing. All of it counts as whole when only the
 * checksum behind it was cut off, or when something else follows, as happens with recorded
 * responses.
 */
public final class LenientInput extends InputStream {

  private final Members members;
  private boolean inside;

  /**
   * Nothing is read yet; a fault of the first header is met when reading.
   *
   * @param members closed with this
   */
  public LenientInput(Members members) {
    this.members = members;
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
      int n = readMember(into, from, length);
      if (n >= 0) {
        return n;
      }
      inside = false;
    }
    return -1;
  }

  @Override
  public void close() {
    members.close();
  }

  private int readMember(byte[] into, int from, int length) throws IOException {
    try {
      return members.read(into, from, length);
    } catch (EOFException e) {
      if (members.isAtEnd()) {
        return -1;
      }
      throw e;
    }
  }

  private boolean open() throws IOException {
    boolean first = members.start() < 0;
    try {
      inside = members.open();
      return inside;
    } catch (ZipException | EOFException e) {
      if (first) {
        throw e;
      }
      return false;
    }
  }
}
