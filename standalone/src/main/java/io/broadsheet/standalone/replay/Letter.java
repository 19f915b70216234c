package io.broadsheet.standalone.replay;

import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.standalone.account.RecordAt;

/** A dead letter and where it stands on the dead-letter topic. */
public record Letter(RecordAt at, DeadLetter content) {

  /** The record that failed. */
  public RecordAt failed() {
    return new RecordAt(content.getTopic(), content.getPartition(), content.getOffset());
  }
}
