package io.broadsheet.standalone.replay;

import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.standalone.account.RecordAt;
import java.nio.ByteBuffer;

/** A dead letter and where it stands on the dead-letter topic. */
public record Letter(RecordAt at, DeadLetter content) {

  /** The record that failed. */
  public RecordAt failed() {
    return new RecordAt(content.getTopic(), content.getPartition(), content.getOffset());
  }

  /** What the record takes for its key, value and headers. */
  long bytes() {
    return bytes(content.getKey())
        + bytes(content.getValue())
        + content.getHeaders().entrySet().stream()
            .mapToLong(header -> header.getKey().length() * 3L + bytes(header.getValue()))
            .sum();
  }

  private static long bytes(ByteBuffer buffer) {
    return buffer == null ? 0 : buffer.remaining();
  }
}
