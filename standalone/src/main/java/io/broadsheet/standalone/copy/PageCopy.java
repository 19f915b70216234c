package io.broadsheet.standalone.copy;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.replay.Replay;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies pages from the page topic of one prefix to that of another, raw and to the same partition.
 * Pages and the position are written in one transaction, so that each page is copied once, however
 * often the copy is stopped and started again. Of two that run, the first is shut out.
 */
public final class PageCopy implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String target;
  private final ConsumerGroupMetadata group;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;

  private PageCopy(ClusterConfig from, ClusterConfig to) {
    this.target = to.topics().pages();
    String id = to.topicPrefix() + "copy-pages";
    this.group = new ConsumerGroupMetadata(id);
    Map<String, Object> settings = to.kafka();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    this.consumer = CommittedConsumer.fromBeginning(from, List.of(from.topics().pages()));
  }

  /**
   * Goes to where an earlier copy was.
   *
   * @throws IllegalStateException when a topic is missing, or the two differ in partitions
   */
  public static PageCopy open(ClusterConfig from, ClusterConfig to) {
    String source = from.topics().pages();
    String target = to.topics().pages();
    if (source.equals(target)) {
      throw new IllegalStateException("%s cannot be copied to itself.".formatted(source));
    }
    try (TopicSetup setup = new TopicSetup(from)) {
      setup.requireTopics(List.of(source, target));
      int wanted = setup.partitions(source);
      if (setup.partitions(target) != wanted) {
        throw new IllegalStateException(
            "%s has %d partitions and %s has %d. Create the topics of %s with --partitions %d."
                .formatted(
                    source, wanted, target, setup.partitions(target), to.topicPrefix(), wanted));
      }
    }
    PageCopy copy = new PageCopy(from, to);
    copy.seek(to);
    return copy;
  }

  private void seek(ClusterConfig to) {
    try (Admin admin = Admin.create(to.kafka())) {
      admin
          .listConsumerGroupOffsets(group.groupId())
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(this::seek);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The position of the copy cannot be read: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private void seek(TopicPartition partition, OffsetAndMetadata at) {
    if (at != null && consumer.assignment().contains(partition)) {
      consumer.seek(partition, at.offset());
    }
  }

  /**
   * Copies what is there.
   *
   * @param follow go on with what comes, until the thread is interrupted
   * @return how many pages were copied
   */
  public long run(boolean follow) throws InterruptedException {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    long copied = 0;
    while (follow || CommittedConsumer.isBefore(ends, consumer)) {
      ConsumerRecords<byte[], byte[]> pages = CommittedConsumer.poll(consumer, POLL);
      if (!pages.isEmpty()) {
        copy(pages);
        copied += pages.count();
      }
    }
    return copied;
  }

  private void copy(ConsumerRecords<byte[], byte[]> pages) {
    producer.beginTransaction();
    pages.forEach(page -> producer.send(copy(page)));
    Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    pages.partitions().forEach(it -> read.put(it, new OffsetAndMetadata(consumer.position(it))));
    producer.sendOffsetsToTransaction(read, group);
    producer.commitTransaction();
  }

  /** The mark of a replay is left out: it refers to a letter of the other pipeline. */
  private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> page) {
    var copy = new ProducerRecord<>(target, page.partition(), page.key(), page.value());
    page.headers().forEach(copy.headers()::add);
    copy.headers().remove(Replay.HEADER);
    return copy;
  }

  /** What was sent in a transaction that is not complete is undone. */
  @Override
  public void close() {
    consumer.close();
    producer.close(Duration.ofSeconds(5));
  }
}
