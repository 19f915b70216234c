package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.schemas.ClusterConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Transactions of a producer that is replaced when one fails. */
public final class KafkaTransactions implements PageTransactions {

  /** Shorter than a sender waits; a broker that is slow for less only makes it wait. */
  private static final int TRY_MS = 10_000;

  private static final int COMMIT_TRIES = 3;

  /** What a killed process had open keeps readers waiting for so long at most. */
  private static final int TRANSACTION_TIMEOUT_MS = 45_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ClusterConfig cluster;
  private final int maxPageBytes;
  private final Map<String, Object> settings;
  private PageProducer producer;

  public KafkaTransactions(ClusterConfig cluster, int maxPageBytes) {
    this.cluster = cluster;
    this.maxPageBytes = maxPageBytes;
    String id = cluster.topicPrefix() + "ingest-http-" + UUID.randomUUID();
    this.settings =
        new HashMap<>(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, id,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, TRY_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRY_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * TRY_MS));
  }

  @Override
  public void open() {
    drop(Duration.ZERO);
    producer = new PageProducer(cluster, maxPageBytes, settings);
    producer.transactions().initTransactions();
  }

  @Override
  public void commit(List<InputItem> items) {
    producer.transactions().beginTransaction();
    AtomicReference<UnsendableException> unsendable = new AtomicReference<>();
    try {
      for (int i = 0; i < items.size(); i++) {
        send(items.get(i), i, unsendable);
      }
      commit(COMMIT_TRIES);
    } catch (RuntimeException e) {
      if (!isOfOnePage(e)) {
        throw e;
      }
      producer.transactions().abortTransaction();
      throw unsendable.get() == null ? e : unsendable.get();
    }
  }

  /** What fails otherwise is thrown by the commit. */
  private void send(InputItem item, int index, AtomicReference<UnsendableException> unsendable) {
    Callback sent =
        (metadata, error) -> {
          if (isOfOnePage(error)) {
            String reason = "The broker does not take the page: " + error.getMessage();
            unsendable.compareAndSet(null, new UnsendableException(index, reason));
          }
        };
    if (item instanceof InputItem.Page page) {
      producer.send(page.page(), sent);
    } else if (item instanceof InputItem.TooLarge tooLarge) {
      producer.reject(tooLarge, sent);
    }
  }

  /** Whether it would not have happened without one page: another try cannot end otherwise. */
  private static boolean isOfOnePage(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException || cause instanceof InvalidRecordException) {
        return true;
      }
    }
    return false;
  }

  /** A commit that timed out is not over, and may be asked for again. */
  private void commit(int tries) {
    try {
      producer.transactions().commitTransaction();
    } catch (TimeoutException e) {
      if (tries == 1) {
        throw e;
      }
      commit(tries - 1);
    }
  }

  @Override
  public void close() {
    drop(CLOSE_TIMEOUT);
  }

  private void drop(Duration timeout) {
    if (producer != null) {
      producer.transactions().close(timeout);
      producer = null;
    }
  }
}
