package io.broadsheet.ingest.warc;

import java.io.IOException;

/**
 * Finds the records of a WARC or ARC file one after the other. A fault is an outcome like a record:
 * the call after it goes on with the next record that can be found. Not thread-safe.
 */
final class RecordCutter {

  private final Segments segments;
  private final RecordForm form;
  private final SegmentBuffer bytes;
  private boolean inSegment;
  private boolean searching;
  private CutRecord open;

  RecordCutter(Segments segments, RecordForm form) {
    this.segments = segments;
    this.form = form;
    this.bytes = new SegmentBuffer(segments);
  }

  /**
   * The next record; what is left of the one before is passed over.
   *
   * @return null at the end of the file
   * @throws BrokenRecordException with the place and the reason; the next call goes on behind it
   */
  CutRecord next() throws BrokenRecordException {
    long offset = offset();
    try {
      if (open != null) {
        CutRecord before = open;
        open = null;
        offset = before.offset();
        before.skipRest();
      }
      while (!toRecord()) {
        offset = segments.start();
        inSegment = segments.next();
        if (!inSegment) {
          return null;
        }
        bytes.begin();
        searching = false;
      }
      offset = offset();
      open = read(offset);
      return open;
    } catch (BrokenRecordException e) {
      searching = true;
      throw e;
    } catch (IOException e) {
      inSegment = false;
      throw new BrokenRecordException(offset, e.getMessage());
    }
  }

  /** Goes to where a record begins, in this segment. */
  private boolean toRecord() throws IOException {
    if (!inSegment) {
      return false;
    }
    if (searching) {
      return search();
    }
    if (bytes.skipLineEnds()) {
      return false;
    }
    long offset = offset();
    boolean zeros = bytes.skipZeros();
    boolean more = !zeros || !bytes.skipLineEnds();
    if (zeros && more) {
      throw new BrokenRecordException(offset, "there are zeros where a record should begin");
    }
    return more;
  }

  private boolean search() throws IOException {
    boolean found = form.begins(bytes);
    while (!found && bytes.skipLine()) {
      found = form.begins(bytes);
    }
    searching = false;
    return found;
  }

  private CutRecord read(long offset) throws IOException {
    RecordHeaders headers = form.readHeader(offset, bytes);
    long length = length(offset, headers);
    if (length > segments.size() - bytes.position()) {
      throw new BrokenRecordException(
          offset, "it says that it has %,d bytes, and the file ends before".formatted(length));
    }
    return new CutRecord(offset, headers, length, bytes);
  }

  private static long length(long offset, RecordHeaders headers) throws BrokenRecordException {
    String value = headers.first("Content-Length").orElse("");
    if (!value.matches("[0-9]{1,18}")) {
      throw new BrokenRecordException(offset, "it does not say how long it is");
    }
    return Long.parseLong(value);
  }

  private long offset() {
    return segments.isWhole() || bytes.position() > 0 ? bytes.position() : segments.start();
  }
}
