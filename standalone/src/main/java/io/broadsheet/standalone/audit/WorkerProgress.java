package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.RecordAt;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the workers have read. */
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

  /** A sentence on whether a worker has read a record. */
  String of(String worker, RecordAt record) {
    OffsetAndMetadata next =
        committed.get(worker).get(new TopicPartition(record.topic(), record.partition()));
    if (next == null) {
      return "no %s has ever read this partition (group %s%s)".formatted(worker, prefix, worker);
    }
    return next.offset() > record.offset()
        ? "the %s has read it and told nothing".formatted(worker)
        : "the %s has not read it yet: it is at %d".formatted(worker, next.offset());
  }
}
