package io.broadsheet.ingest.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Records of WARC 0.x and 1.x. */
final class WarcForm implements RecordForm {

  /** Longest header of a record in bytes; more is a fault. */
  static final int MAX_HEADER_BYTES = 1 << 18;

  private static final String RECORD = "WARC/";

  @Override
  public boolean mayBegin(String head) {
    return head.equals(RECORD);
  }

  @Override
  public boolean begins(SegmentBuffer bytes) throws IOException {
    return bytes.startsWith("WARC/0.") || bytes.startsWith("WARC/1.");
  }

  @Override
  public RecordHeaders readHeader(long offset, SegmentBuffer bytes) throws IOException {
    if (!bytes.startsWith(RECORD)) {
      throw new BrokenRecordException(offset, "there is no record where one should begin");
    }
    RecordHeaders headers = RecordHeaders.parse(header(offset, bytes));
    if (headers == null) {
      throw new BrokenRecordException(offset, "its header cannot be parsed");
    }
    return headers;
  }

  private static byte[] header(long offset, SegmentBuffer bytes) throws IOException {
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
}
