package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import java.time.Duration;
import java.util.List;

/** Transactions whose durations and errors are counted. */
record MeasuredTransactions(PageTransactions transactions, IngestMetrics metrics)
    implements PageTransactions {

  @Override
  public void open() {
    try {
      transactions.open();
    } catch (RuntimeException e) {
      metrics.producerError(e);
      throw e;
    }
  }

  @Override
  public void commit(List<InputItem> items) {
    long begun = System.nanoTime();
    String outcome = "failed";
    try {
      transactions.commit(items);
      outcome = "committed";
    } catch (UnsendableException e) {
      outcome = "aborted";
      throw e;
    } catch (RuntimeException e) {
      metrics.producerError(e);
      throw e;
    } finally {
      metrics.transaction(outcome, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  @Override
  public void close() {
    transactions.close();
  }
}
