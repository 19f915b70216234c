package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic by which the tasks of dedupe talk. Its records are kept until they have been read, and
 * deleted soon after.
 */
final class MessageTopic implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MessageTopic.class);
  private static final Duration PURGE_INTERVAL = Duration.ofSeconds(30);

  private final Admin admin;
  private final String topic;
  private final String group;
  private final Map<TopicPartition, Long> purged = new HashMap<>();
  private final ScheduledExecutorService purger =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "dedupe-message-purge");
            thread.setDaemon(true);
            return thread;
          });

  private MessageTopic(ClusterConfig cluster, String topic, String group) {
    this.admin = Admin.create(cluster.kafka());
    this.topic = topic;
    this.group = group;
  }

  /**
   * Creates the topic where it is missing.
   *
   * @param articles goes with the layout
   * @return what it is like, and articles as well
   * @throws IllegalStateException when the two differ, with what to do
   */
  static Layout prepare(ClusterConfig cluster, int replication, ArticleLog articles) {
    try (TopicSetup setup = new TopicSetup(cluster)) {
      int partitions = setup.partitions(cluster.topics().articles());
      TopicSpec spec = cluster.topics().dedupeMessages(partitions);
      setup.create(List.of(spec), (short) replication);
      int found = setup.partitions(spec.name());
      if (found != partitions) {
        throw new IllegalStateException(
            ("%s has %d partitions and %s has %d. Dedupe cannot change its number of partitions"
                    + " and keep its state: see 'Changing partitions' in docs/dedupe-operation.md.")
                .formatted(cluster.topics().articles(), partitions, spec.name(), found));
      }
      return new Layout(partitions, setup.id(spec.name()), articles);
    }
  }

  /**
   * Begins to delete what a worker has read.
   *
   * @param group the consumer group of the worker: its application id
   */
  static MessageTopic purge(ClusterConfig cluster, String group) {
    MessageTopic messages =
        new MessageTopic(cluster, cluster.topics().dedupeMessages(1).name(), group);
    messages.purger.scheduleWithFixedDelay(
        messages::purge,
        PURGE_INTERVAL.toMillis(),
        PURGE_INTERVAL.toMillis(),
        TimeUnit.MILLISECONDS);
    return messages;
  }

  private void purge() {
    try {
      Map<TopicPartition, RecordsToDelete> read = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> addRead(read, partition, offset));
      if (!read.isEmpty()) {
        admin.deleteRecords(read).all().get();
        read.forEach((partition, offset) -> purged.put(partition, offset.beforeOffset()));
      }
    } catch (ExecutionException e) {
      LOG.warn("Read messages of dedupe could not be deleted, next try in 30 s", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Read messages of dedupe could not be deleted, next try in 30 s", e);
    }
  }

  private void addRead(
      Map<TopicPartition, RecordsToDelete> read,
      TopicPartition partition,
      OffsetAndMetadata offset) {
    boolean isNew = offset != null && !Long.valueOf(offset.offset()).equals(purged.get(partition));
    if (partition.topic().equals(topic) && isNew) {
      read.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
    }
  }

  @Override
  public void close() {
    purger.shutdownNow();
    admin.close(Duration.ZERO);
  }
}
