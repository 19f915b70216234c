package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.Replies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The articles topic on a cluster, as the group of a worker reads it. Thread-safe. */
final class ArticleTopic implements ArticleLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArticleTopic.class);
  private static final int TIMEOUT_MS = 10_000;
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /**
   * As Kafka Streams wrote it before it had more to say, and writes it no more: no time is known.
   */
  private static final String AT_START =
      Base64.getEncoder().encodeToString(ByteBuffer.allocate(9).put((byte) 1).putLong(-1).array());

  private final ClusterConfig cluster;
  private final String topic;
  private final String group;
  private final Admin admin;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "dedupe-article-offsets");
            thread.setDaemon(true);
            return thread;
          });
  private volatile int latestPartitions;
  private volatile Map<TopicPartition, OffsetAndMetadata> latestCommitted = Map.of();

  /**
   * @param group the consumer group of the worker: its application id
   */
  ArticleTopic(ClusterConfig cluster, String group) {
    Map<String, Object> settings = cluster.kafka();
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    this.cluster = cluster;
    this.topic = cluster.topics().articles();
    this.group = group;
    this.admin = Admin.create(settings);
  }

  /**
   * Has a group without offsets read from where the log begins. The consumers of the worker do not
   * choose by themselves where they read, as they would do so as well when articles are gone.
   */
  void begin() {
    latestPartitions = partitions();
    try {
      setMissing();
    } catch (UnknownMemberIdException joinedMeanwhile) {
      setMissing();
    }
    timer.scheduleWithFixedDelay(
        this::refresh, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void setMissing() {
    Map<TopicPartition, OffsetSpec> missing = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets();
    for (int i = 0; i < latestPartitions; i++) {
      TopicPartition partition = new TopicPartition(topic, i);
      if (offsets.get(partition) == null) {
        missing.put(partition, OffsetSpec.earliest());
      }
    }
    if (!missing.isEmpty()) {
      Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
      await(admin.listOffsets(missing).all())
          .forEach(
              (partition, begin) ->
                  begins.put(partition, new OffsetAndMetadata(begin.offset(), AT_START)));
      await(admin.alterConsumerGroupOffsets(group, begins).all());
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets() {
    try {
      return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    } catch (GroupIdNotFoundException none) {
      return Map.of();
    }
  }

  private void refresh() {
    try {
      latestPartitions = partitions();
      latestCommitted = offsets();
    } catch (RuntimeException e) {
      LOG.debug("The broker does not say how far the group is, next try in 10 s", e);
    }
  }

  private TopicDescription describe() {
    return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
  }

  @Override
  public int partitions() {
    return describe().partitions().size();
  }

  @Override
  public int latestPartitions() {
    return latestPartitions;
  }

  @Override
  public long latestCommitted(int number) {
    OffsetAndMetadata committed = latestCommitted.get(new TopicPartition(topic, number));
    return committed == null ? -1 : committed.offset();
  }

  @Override
  public Partition partition(int number) {
    TopicPartition partition = new TopicPartition(topic, number);
    return new Partition(
        partition.toString(),
        describe().topicId().toString(),
        offset(partition, OffsetSpec.earliest()),
        offset(partition, OffsetSpec.latest()),
        committed(offsets().get(partition)));
  }

  private long offset(TopicPartition partition, OffsetSpec which) {
    return await(admin.listOffsets(Map.of(partition, which)).partitionResult(partition)).offset();
  }

  private static Committed committed(OffsetAndMetadata found) {
    if (found == null) {
      return null;
    }
    return new Committed(found.offset(), by(found.metadata()));
  }

  /** Kafka Streams always has something to say beside an offset; other tools say nothing. */
  private static By by(String metadata) {
    if (metadata.equals(AT_START)) {
      return By.START;
    }
    return metadata.isEmpty() ? By.HAND : By.TASK;
  }

  private <T> T await(KafkaFuture<T> future) {
    return Replies.await(future, cluster);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }
}
