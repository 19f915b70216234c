package io.broadsheet.ingest.warc;

import java.io.IOException;

/**
 * The uncompressed bytes of a WARC file in pieces that no record crosses: the file itself, or the
 * gzip members that a record begins in. Not thread-safe.
 */
interface Segments {

  /**
   * Goes on to the next segment, from wherever the current one was left.
   *
   * @return false when there is none
   */
  boolean next() throws IOException;

  /**
   * Reads from the current segment.
   *
   * @return how many bytes, or -1 at the end of the segment
   * @throws IOException when the rest of the segment cannot be read; the next one may be whole
   */
  int read(byte[] into, int from, int length) throws IOException;

  /** Where the current segment begins in the file. */
  long start();

  /** Size of the current segment in bytes, or {@link Long#MAX_VALUE} when unknown. */
  default long size() {
    return Long.MAX_VALUE;
  }

  /** Whether the file is one segment for all records. */
  default boolean isWhole() {
    return false;
  }
}
