package io.broadsheet.containers.faults;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what is no record of the pipeline to each topic that a worker reads: the head of a record
 * without the rest, random bytes, text, and nothing at all. Each ends as a dead letter.
 */
final class Poison implements AutoCloseable {

  private static final int PARTITIONS = 4;
  private static final byte[] HEAD_ALONE = {0, 0, 0, 0, 1};

  private final String pages;
  private final List<String> topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random;
  private volatile int sent;
  private volatile int sentAsPages;

  Poison(ClusterConfig cluster, long seed) {
    pages = cluster.topics().pages();
    topics =
        List.of(
            pages, cluster.topics().articles(), cluster.topics().dedupeMessages(PARTITIONS).name());
    ByteArraySerializer bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(Map.copyOf(cluster.kafka()), bytes, bytes);
    random = new Random(seed);
  }

  /** Returns how many it has sent this time, when the brokers have all of them. */
  int strike() {
    int before = sent;
    for (String topic : topics) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        for (byte[] value : values()) {
          byte[] key = random.nextBoolean() ? null : bytes("poison");
          producer.send(new ProducerRecord<>(topic, partition, key, value));
          sent++;
          sentAsPages += topic.equals(pages) ? 1 : 0;
        }
      }
    }
    producer.flush();
    return sent - before;
  }

  /** How many dead letters there have to be. */
  int sent() {
    return sent;
  }

  /** How many records on the page topic are poison: each is accounted for as a page. */
  int sentAsPages() {
    return sentAsPages;
  }

  private List<byte[]> values() {
    byte[] noise = new byte[1 + random.nextInt(200)];
    random.nextBytes(noise);
    byte[] headAndNoise = new byte[HEAD_ALONE.length + noise.length];
    System.arraycopy(HEAD_ALONE, 0, headAndNoise, 0, HEAD_ALONE.length);
    System.arraycopy(noise, 0, headAndNoise, HEAD_ALONE.length, noise.length);
    return List.of(HEAD_ALONE, headAndNoise, noise, bytes("{\"id\":1}"), new byte[0]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
