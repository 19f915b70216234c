package io.broadsheet.standalone.account;

import io.broadsheet.schemas.PageRef;

/** Where on the page topic a page stands. */
public record PageAt(int partition, long offset) {

  static PageAt of(PageRef ref) {
    return new PageAt(ref.getPartition(), ref.getOffset());
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
