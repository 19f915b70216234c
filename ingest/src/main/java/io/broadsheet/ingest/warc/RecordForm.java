package io.broadsheet.ingest.warc;

import java.io.IOException;

/** How the records of a kind of file begin, and what their headers say. */
interface RecordForm {

  /** How many bytes of a member are looked at. */
  int HEAD = 5;

  /** Whether a member that begins with these characters begins with a record. */
  boolean mayBegin(String head);

  /** Whether a record begins here, as surely as can be told where one need not; takes nothing. */
  boolean begins(SegmentBuffer bytes) throws IOException;

  /**
   * Takes the header of a record, in the terms of WARC.
   *
   * @param offset of the record
   * @throws BrokenRecordException when there is none here
   */
  RecordHeaders readHeader(long offset, SegmentBuffer bytes) throws IOException;
}
