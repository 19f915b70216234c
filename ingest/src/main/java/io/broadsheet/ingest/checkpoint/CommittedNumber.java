package io.broadsheet.ingest.checkpoint;

import io.broadsheet.schemas.ClusterConfig;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The number of the last committed transaction of a feed, as the broker knows it. */
final class CommittedNumber implements AutoCloseable {

  private final Admin admin;
  private final String prefix;
  private final TopicPartition partition;
  private String name;

  CommittedNumber(ClusterConfig cluster) {
    this.admin = Admin.create(cluster.kafka());
    this.prefix = cluster.topicPrefix();
    this.partition = new TopicPartition(cluster.topics().pages(), 0);
  }

  /** Says which feed is meant; needed before {@link #name}, {@link #read} and {@link #delete}. */
  void use(String feedId) {
    name = prefix + "ingest-" + feedId;
  }

  /** Transactional id of the feed, and the consumer group that keeps the number. */
  String name() {
    return name;
  }

  /** The partition whose offset in the group is the number. */
  TopicPartition partition() {
    return partition;
  }

  String clusterId() {
    return await(admin.describeCluster().clusterId());
  }

  /** The number, or -1 when the broker has none, or has forgotten it. */
  long read() {
    OffsetAndMetadata offset =
        await(
                admin
                    .listConsumerGroupOffsets(
                        name, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata())
            .get(partition);
    return offset == null ? -1 : offset.offset();
  }

  void delete() {
    try {
      await(admin.deleteConsumerGroups(List.of(name)).all());
    } catch (IllegalStateException stays) {
      // it expires by itself
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The broker does not tell about the checkpoint: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the broker", e);
    }
  }
}
