package io.broadsheet.ingest.packed;

import java.io.IOException;
import java.io.InputStream;

/** The content of members, one behind the other. */
abstract class MembersInput extends InputStream {

  private final Members members;
  private boolean inside;

  /**
   * Nothing is read yet.
   *
   * @param members closed with this
   */
  MembersInput(Members members) {
    this.members = members;
  }

  final Members members() {
    return members;
  }

  /** Begins the next member; false when there is none. */
  abstract boolean open() throws IOException;

  /** Reads of the member that is open; -1 at its end. */
  abstract int readMember(byte[] into, int from, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inside || open()) {
      int n = readMember(into, from, length);
      inside = n >= 0;
      if (inside) {
        return n;
      }
    }
    return -1;
  }

  @Override
  public final void close() {
    members.close();
  }
}
