package io.broadsheet.ingest.packed;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/**
 * The content of something packed that is one thing. All of it counts as whole when only the
 * checksum behind it was cut off, or when something else follows, as happens with recorded
 * responses.
 */
public final class LenientInput extends MembersInput {

  /**
   * Nothing is read yet; a fault of the first header is met when reading.
   *
   * @param members closed with this
   */
  public LenientInput(Members members) {
    super(members);
  }

  @Override
  int readMember(byte[] into, int from, int length) throws IOException {
    try {
      return members().read(into, from, length);
    } catch (EOFException e) {
      if (members().isAtEnd()) {
        return -1;
      }
      throw e;
    }
  }

  @Override
  boolean open() throws IOException {
    boolean first = members().start() < 0;
    try {
      return members().open();
    } catch (ZipException | EOFException e) {
      if (first) {
        throw e;
      }
      return false;
    }
  }
}
