package io.broadsheet.ingest.warc;

import java.io.IOException;

/** A record that cannot be read. */
final class BrokenRecordException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  BrokenRecordException(long offset, String reason) {
    super(reason);
    this.offset = offset;
  }

  long offset() {
    return offset;
  }
}
