package io.broadsheet.ingest.packed;

import java.io.IOException;

/**
 * The members of a packed file one by one, and the places in it where they begin. Zeros behind the
 * last one are no fault. Not thread-safe.
 */
public interface Members extends AutoCloseable {

  /** Offset in the file of the member that was opened last, or -1 before there was one. */
  long start();

  /**
   * Opens the member that begins here.
   *
   * @return false at the end of the file
   * @throws java.util.zip.ZipException when there is none here
   */
  boolean open() throws IOException;

  /**
   * Reads from the member that is open.
   *
   * @return how many bytes, or -1 at the end of the member
   * @throws java.util.zip.ZipException when it is damaged
   * @throws java.io.EOFException when the file ends in it
   */
  int read(byte[] into, int from, int length) throws IOException;

  /** Whether all of the member's content was read; its checksum may have been missing. */
  boolean isAtEnd();

  /**
   * Goes to the next place behind the start of the last member that looks like the beginning of
   * one, as far as its bytes are still at hand, and otherwise behind them.
   *
   * @return false when there is none
   */
  boolean seekMagic() throws IOException;

  /** Gives memory back; the file stays open. */
  @Override
  void close();
}
