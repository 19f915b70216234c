package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.RecordAt;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the workers had read at a moment. */
final class WorkerProgress {

  private final String prefix;
  private final Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new HashMap<>();

  /** Asks the cluster. */
  WorkerProgress(ClusterConfig cluster) throws InterruptedException {
    this.prefix = cluster.topicPrefix();
    try (Admin admin = Admin.create(cluster.kafka())) {
      for (String worker : new String[] {"cleaner", "dedupe"}) {
        committed.put(
            worker,
            admin.listConsumerGroupOffsets(prefix + worker).partitionsToOffsetAndMetadata().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The broker does not tell how far the workers are: " + e.getCause().getMessage(),
          e.getCause());
    }
  }

  /** Whether a worker has read a record. */
  boolean hasRead(String worker, RecordAt record) {
    OffsetAndMetadata next = next(worker, record);
    return next != null && next.offset() > record.offset();
  }

  /**
   * Whether a worker has yet to read a record, and is where it was in the reading before.
   *
   * @param before taken some seconds earlier
   */
  boolean standsBefore(String worker, RecordAt record, WorkerProgress before) {
    OffsetAndMetadata next = next(worker, record);
    OffsetAndMetadata then = before.next(worker, record);
    return next != null
        && then != null
        && next.offset() == then.offset()
        && next.offset() <= record.offset();
  }

  /** A sentence on whether a worker has read a record. */
  String of(String worker, RecordAt record, boolean isStuck) {
    OffsetAndMetadata next = next(worker, record);
    if (next == null) {
      return "no %s has ever read this partition (group %s%s)".formatted(worker, prefix, worker);
    }
    if (hasRead(worker, record)) {
      return "the %s has read it and told nothing".formatted(worker);
    }
    return isStuck
        ? "the %s stands still before it, at %d".formatted(worker, next.offset())
        : "the %s has not read it yet: it is at %d".formatted(worker, next.offset());
  }

  private OffsetAndMetadata next(String worker, RecordAt record) {
    return committed.get(worker).get(new TopicPartition(record.topic(), record.partition()));
  }
}
