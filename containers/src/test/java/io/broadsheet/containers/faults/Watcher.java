package io.broadsheet.containers.faults;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A consumer of committed decisions that reads from the first record on, and counts how often it is
 * told the same of an article twice without a retraction between. Runs until it is interrupted; its
 * answers are for after that.
 */
final class Watcher implements Runnable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final ClusterConfig cluster;
  private final String canonicalTopic;
  private final Deserializer<CanonicalArticle> articles;
  private final Deserializer<Duplicate> copies;
  private final Map<String, Stand> canonical = new HashMap<>();
  private final Map<String, Stand> duplicates = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Map<Stand, Integer> repeats = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private long records;
  private long retractions;
  private long refusals;

  /**
   * What stands for an article.
   *
   * @param canonicalId itself, or what it copies
   * @param record as it was told
   */
  record Stand(String id, String canonicalId, ByteBuffer record) {}

  Watcher(ClusterConfig cluster) {
    this.cluster = cluster;
    this.canonicalTopic = cluster.topics().canonical();
    this.articles = new AvroSerdes(cluster).deserializer(CanonicalArticle.class);
    this.copies = new AvroSerdes(cluster).deserializer(Duplicate.class);
  }

  @Override
  public void run() {
    List<String> topics = List.of(canonicalTopic, cluster.topics().duplicates());
    try (Consumer<byte[], byte[]> consumer = CommittedConsumer.fromBeginning(cluster, topics)) {
      while (true) {
        for (var record : CommittedConsumer.poll(consumer, POLL)) {
          apply(record);
        }
      }
    } catch (InterruptedException end) {
      // asked to
    }
  }

  /** Takes in what has come since; the thread must have ended. Returns whether anything had. */
  boolean readOn() throws InterruptedException {
    long before = records;
    List<String> topics = List.of(canonicalTopic, cluster.topics().duplicates());
    try (Consumer<byte[], byte[]> consumer = CommittedConsumer.fromBeginning(cluster, topics)) {
      next.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (CommittedConsumer.isBefore(ends, consumer)) {
        for (var record : CommittedConsumer.poll(consumer, POLL)) {
          apply(record);
        }
      }
    }
    return records > before;
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    String id = new String(record.key(), StandardCharsets.UTF_8);
    Map<String, Stand> table = record.topic().equals(canonicalTopic) ? canonical : duplicates;
    records++;
    if (record.value() == null) {
      retractions++;
      table.remove(id);
    } else {
      Stand now = read(record);
      Stand before = table.put(id, now);
      if (before != null && now.record().equals(before.record())) {
        repeats.merge(now, 1, Integer::sum);
      }
    }
    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }

  /** A schema that is new here is asked for again while the registry is away. */
  private Stand read(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    while (true) {
      try {
        return record.topic().equals(canonicalTopic) ? canonical(record) : duplicate(record);
      } catch (SerializationException registryIsAway) {
        refusals++;
        if (refusals > 600) {
          throw registryIsAway;
        }
        Thread.sleep(500);
      }
    }
  }

  private Stand canonical(ConsumerRecord<byte[], byte[]> record) {
    CanonicalArticle value = articles.deserialize(record.topic(), record.value());
    if (value.getLate()) {
      complaints.add(value.getArticle().getId() + " counts as late");
    }
    String id = value.getArticle().getId();
    return new Stand(id, id, ByteBuffer.wrap(record.value()));
  }

  private Stand duplicate(ConsumerRecord<byte[], byte[]> record) {
    Duplicate value = copies.deserialize(record.topic(), record.value());
    return new Stand(value.getId(), value.getCanonicalId(), ByteBuffer.wrap(record.value()));
  }

  /** How often it was told exactly what it had been told last of an article. */
  Map<Stand, Integer> repeats() {
    return repeats;
  }

  /** Other things that must not be. */
  List<String> complaints() {
    return complaints;
  }

  long records() {
    return records;
  }

  long retractions() {
    return retractions;
  }

  Map<String, Stand> canonical() {
    return canonical;
  }

  Map<String, Stand> duplicates() {
    return duplicates;
  }
}
