package io.broadsheet.standalone.account;

import io.broadsheet.schemas.ClusterConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that read whole topics, committed records only, outside any group. */
public final class CommittedConsumer {

  private static final Duration POLL = Duration.ofMillis(500);

  private CommittedConsumer() {}

  /** A consumer of raw records at the beginning of all partitions of the topics. */
  public static Consumer<byte[], byte[]> fromBeginning(
      ClusterConfig cluster, Collection<String> topics) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /**
   * Polls; when it is interrupted, the consumer can still be closed in an orderly way.
   *
   * @throws InterruptedException in place of Kafka's own, which leaves the thread interrupted
   */
  public static ConsumerRecords<byte[], byte[]> poll(
      Consumer<byte[], byte[]> consumer, Duration wait) throws InterruptedException {
    try {
      return consumer.poll(wait);
    } catch (InterruptException e) {
      Thread.interrupted();
      throw new InterruptedException();
    }
  }

  /** Hands on every record of the topics that is committed when the call begins. */
  public static void readAll(
      ClusterConfig cluster,
      Collection<String> topics,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws InterruptedException {
    try (Consumer<byte[], byte[]> consumer = fromBeginning(cluster, topics)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (isBefore(ends, consumer)) {
        poll(consumer, POLL).forEach(each);
      }
    }
  }

  /** Whether a consumer has not yet reached the given ends of its partitions. */
  public static boolean isBefore(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }
}
