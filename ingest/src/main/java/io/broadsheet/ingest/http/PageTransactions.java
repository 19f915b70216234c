package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import java.util.List;

/** Where pages go, many in one transaction. Used by one thread. */
public interface PageTransactions extends AutoCloseable {

  /**
   * Makes ready, also again after a failure.
   *
   * @throws RuntimeException when the cluster does not answer
   */
  void open();

  /**
   * Sends pages, and records such as are too large, in one transaction.
   *
   * @throws UnsendableException when it was aborted because of one page, and further ones can
   *     follow
   * @throws RuntimeException when it was not committed, or, where the answer to the commit itself
   *     was lost, may not have been; {@link #open} is needed then
   */
  void commit(List<InputItem> items);

  @Override
  void close();
}
