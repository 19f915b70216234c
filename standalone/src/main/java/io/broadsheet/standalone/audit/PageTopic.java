package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks up single records of the page topic, without reading what is between them. Not thread-safe.
 */
final class PageTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  /** Rather read on than seek, when the next record is that near. */
  private static final long NEAR = 500;

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  /** What is committed after this call is not seen. */
  PageTopic(ClusterConfig cluster) {
    this.topic = cluster.topics().pages();
    this.consumer = CommittedConsumer.fromBeginning(cluster, List.of(topic));
    this.ends = consumer.endOffsets(consumer.assignment());
    this.begins = consumer.beginningOffsets(consumer.assignment());
  }

  /** Counts for all offsets that the topic has, by partition. */
  Map<Integer, PageCounts> counts() {
    Map<Integer, PageCounts> counts = new HashMap<>();
    ends.forEach(
        (partition, end) ->
            counts.put(partition.partition(), new PageCounts(begins.get(partition), end)));
    return counts;
  }

  /**
   * Looks up offsets of one partition in ascending order.
   *
   * @param next the first wanted offset that is the given one or later; -1 when there is none
   * @param records told of each record found
   * @param nothing told of each offset that holds no record: a transaction marker, for example
   */
  void visit(
      int partition,
      LongUnaryOperator next,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> records,
      LongConsumer nothing)
      throws InterruptedException {
    TopicPartition at = new TopicPartition(topic, partition);
    long end = ends.getOrDefault(at, 0L);
    consumer.assign(List.of(at));
    long wanted = next.applyAsLong(0);
    while (wanted >= 0 && wanted < end) {
      consumer.seek(at, wanted);
      wanted = readOn(at, wanted, next, records, nothing);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** Reads until no wanted offset is near; returns the next one that is not. */
  private long readOn(
      TopicPartition at,
      long first,
      LongUnaryOperator next,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> found,
      LongConsumer nothing)
      throws InterruptedException {
    long wanted = first;
    long position = first;
    while (wanted >= 0 && wanted < ends.get(at) && wanted < position + NEAR) {
      ConsumerRecords<byte[], byte[]> records = CommittedConsumer.poll(consumer, POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        wanted = skip(wanted, record.offset(), next, nothing);
        if (wanted == record.offset()) {
          found.accept(record);
          wanted = next.applyAsLong(wanted + 1);
        }
      }
      position = consumer.position(at);
      wanted = skip(wanted, position, next, nothing);
    }
    return wanted;
  }

  private static long skip(long wanted, long until, LongUnaryOperator next, LongConsumer nothing) {
    long offset = wanted;
    while (offset >= 0 && offset < until) {
      nothing.accept(offset);
      offset = next.applyAsLong(offset + 1);
    }
    return offset;
  }
}
