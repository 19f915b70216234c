package io.broadsheet.standalone.run;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Sends dead letters back to their source topics, raw as they were. A letter is marked as replayed
 * by the committed offset of a consumer group of its own, in the transaction that sends it:
 * whatever crashes, each is sent once. A replayed page is a new page of the page topic.
 */
public final class Replay {

  /** Header of a replayed record: the topic, partition and offset that it first had. */
  public static final String HEADER = "broadsheet.replay-of";

  private static final Duration POLL = Duration.ofMillis(500);

  private final ClusterConfig cluster;
  private final boolean dryRun;
  private final Deserializer<DeadLetter> letters;

  /**
   * @param dryRun whether nothing is sent and nothing is marked
   */
  public Replay(ClusterConfig cluster, boolean dryRun) {
    this.cluster = cluster;
    this.dryRun = dryRun;
    this.letters = new AvroSerdes(cluster).deserializer(DeadLetter.class);
  }

  /**
   * Replays all letters that are there when it starts.
   *
   * @param each told of every letter
   * @return how many
   */
  public long run(java.util.function.Consumer<DeadLetter> each) {
    try (Consumer<byte[], byte[]> consumer = consumer();
        Producer<byte[], byte[]> producer = producer()) {
      if (!dryRun) {
        producer.initTransactions();
      }
      Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
      long count = 0;
      while (CommittedConsumer.isBefore(end, consumer)) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          count += send(records, consumer, producer, each);
        }
      }
      return count;
    }
  }

  private long send(
      ConsumerRecords<byte[], byte[]> records,
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      java.util.function.Consumer<DeadLetter> each) {
    if (!dryRun) {
      producer.beginTransaction();
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      DeadLetter letter = letters.deserialize(record.topic(), record.value());
      each.accept(letter);
      if (!dryRun) {
        producer.send(replayed(letter));
      }
    }
    if (!dryRun) {
      producer.sendOffsetsToTransaction(positions(consumer), consumer.groupMetadata());
      producer.commitTransaction();
    }
    return records.count();
  }

  private static Map<TopicPartition, OffsetAndMetadata> positions(Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    consumer
        .assignment()
        .forEach(p -> positions.put(p, new OffsetAndMetadata(consumer.position(p))));
    return positions;
  }

  private static ProducerRecord<byte[], byte[]> replayed(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            letter.getTopic(),
            letter.getPartition(),
            bytes(letter.getKey()),
            bytes(letter.getValue()));
    letter.getHeaders().forEach((name, value) -> record.headers().add(name, bytes(value)));
    String origin =
        "%s-%d@%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset());
    record.headers().add(HEADER, origin.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, cluster.topicPrefix() + "replay");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(cluster.topics().deadLetters()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    Set<TopicPartition> unseen = new HashSet<>(partitions);
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            consumer.seek(partition, offset);
            unseen.remove(partition);
          }
        });
    consumer.seekToBeginning(unseen);
    return consumer;
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, cluster.topicPrefix() + "replay");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
