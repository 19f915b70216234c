package io.broadsheet.ingest.packed;

import java.io.IOException;

/**
 * The content of all members of a packed file. Whatever is neither a member nor zeros at the end is
 * a fault, so that nothing is left out without a word.
 */
public final class StrictInput extends MembersInput {

  /**
   * @param members closed with this
   */
  public StrictInput(Members members) {
    super(members);
  }

  @Override
  boolean open() throws IOException {
    return members().open();
  }

  @Override
  int readMember(byte[] into, int from, int length) throws IOException {
    return members().read(into, from, length);
  }
}
