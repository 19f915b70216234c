package io.broadsheet.standalone.account;

import io.broadsheet.schemas.PageRef;
import java.util.Comparator;

/** Where on the page topic a page stands. */
public record PageAt(int partition, long offset) implements Comparable<PageAt> {

  private static final Comparator<PageAt> ORDER =
      Comparator.comparingInt(PageAt::partition).thenComparingLong(PageAt::offset);

  public static PageAt of(PageRef ref) {
    return new PageAt(ref.getPartition(), ref.getOffset());
  }

  @Override
  public int compareTo(PageAt other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
