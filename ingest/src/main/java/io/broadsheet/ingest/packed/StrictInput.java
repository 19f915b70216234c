package io.broadsheet.ingest.packed;

import java.io.IOException;
import java.io.InputStream;

/**
 * The content of all members of a packed file. Whatever is neither a member nor zeros at the end is
 * a fault, so that nothing is left out without a word.
 */
public final class StrictInput extends InputStream {

  private final Members members;
  private boolean inside;

  /**
   * @param members closed with this
   */
  public StrictInput(Members members) {
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
    while (inside || members.open()) {
      int n = members.read(into, from, length);
      inside = n >= 0;
      if (inside) {
        return n;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    members.close();
  }
}
