package io.broadsheet.ingest.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Finds the records of a WARC file one after the other. A fault is an outcome like a record: the
 * call after it goes on with the next record that can be found. Not thread-safe.
 */
final class RecordCutter {

  /** Longest header of a record in bytes; more is a fault. */
  static final int MAX_HEADER_BYTES = 1 << 18;

  private final Segments segments;
  private final SegmentBuffer bytes;
  private boolean inSegment;
  private boolean searching;
  private CutRecord open;

  RecordCutter(Segments segments) {
    this.segments = segments;
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
    return searching ? search() : !bytes.skipLineEnds();
  }

  private boolean search() throws IOException {
    boolean found = bytes.startsWith("WARC/0.") || bytes.startsWith("WARC/1.");
    while (!found && bytes.skipLine()) {
      found = bytes.startsWith("WARC/0.") || bytes.startsWith("WARC/1.");
    }
    searching = false;
    return found;
  }

  private CutRecord read(long offset) throws IOException {
    if (!bytes.startsWith("WARC/")) {
      throw new BrokenRecordException(offset, "there is no record where one should begin");
    }
    RecordHeaders headers = parse(offset, header(offset));
    long length = length(offset, headers);
    if (length > segments.size() - bytes.position()) {
      throw new BrokenRecordException(
          offset, "it says that it has %,d bytes, and the file ends before".formatted(length));
    }
    return new CutRecord(offset, headers, length, bytes);
  }

  private byte[] header(long offset) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    boolean lineIsEmpty = false;
    while (true) {
      int b = bytes.read();
      if (b < 0) {
        throw new BrokenRecordException(offset, "its header ends too early");
      }
      if (header.size() == MAX_HEADER_BYTES) {
        throw new BrokenRecordException(offset, "its header is too long");
      }
      header.write(b);
      if (b == '\n') {
        if (lineIsEmpty) {
          return header.toByteArray();
        }
        lineIsEmpty = true;
      } else if (b != '\r') {
        lineIsEmpty = false;
      }
    }
  }

  private static RecordHeaders parse(long offset, byte[] header) throws BrokenRecordException {
    RecordHeaders headers = RecordHeaders.parse(header);
    if (headers == null) {
      throw new BrokenRecordException(offset, "its header cannot be parsed");
    }
    return headers;
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
