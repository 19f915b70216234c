package io.broadsheet.runtime;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How a worker runs.
 *
 * @param name of the worker, such as {@code cleaner}; with the topic prefix it makes the
 *     application id
 * @param cluster where it reads and writes
 * @param stateDir folder for its state stores, used by no other process
 * @param commitInterval time between transactions; a record waits about that long per stage
 * @param threads stream threads, one or more
 * @param replication replication factor of internal topics, or -1 for the broker's default
 * @param standbyReplicas copies of each store that other instances keep up to date
 * @param storeMemory bytes of native memory for the stores of the whole process; see {@link
 *     StoreMemory}
 */
public record WorkerSettings(
    String name,
    ClusterConfig cluster,
    Path stateDir,
    Duration commitInterval,
    int threads,
    int replication,
    int standbyReplicas,
    long storeMemory) {

  public static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(100);

  /** Each batch is compressed alone, which costs much for a few articles. */
  private static final int PRODUCER_BATCH_BYTES = 128 * 1024;

  public WorkerSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(stateDir, "stateDir");
    Objects.requireNonNull(commitInterval, "commitInterval");
    require(!commitInterval.isNegative(), "The commit interval must not be negative");
    require(threads >= 1, "A worker needs at least one thread");
    require(standbyReplicas >= 0, "There cannot be fewer than no standby replicas");
    require(
        storeMemory >= StoreMemory.LEAST_BYTES,
        "The stores need at least %d MiB of memory".formatted(StoreMemory.LEAST_BYTES >> 20));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** Settings for one thread, no standby, and the defaults of everything else. */
  public static WorkerSettings of(String name, ClusterConfig cluster, Path stateDir) {
    return new WorkerSettings(
        name, cluster, stateDir, DEFAULT_COMMIT_INTERVAL, 1, -1, 0, StoreMemory.DEFAULT_BYTES);
  }

  public String applicationId() {
    return cluster.topicPrefix() + name;
  }

  /** The settings as Kafka Streams takes them; what the cluster passes through can add to them. */
  public Properties streamsProperties() {
    return streamsProperties(Map.of());
  }

  /**
   * @param own what suits the worker better than the defaults; users may choose otherwise
   */
  Properties streamsProperties(Map<String, Object> own) {
    Properties properties = new Properties();
    properties.putAll(tuning());
    properties.putAll(own);
    properties.putAll(cluster.kafka());
    properties.putAll(fixed());
    properties.putAll(DeadLetters.settings(name, cluster));
    return properties;
  }

  /** What others may choose otherwise. */
  private static Map<String, Object> tuning() {
    return Map.ofEntries(
        Map.entry(
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            TopicSpec.MAX_RECORD_BYTES),
        Map.entry(
            StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
            TopicSpec.MAX_RECORD_BYTES),
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
        Map.entry(
            StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), PRODUCER_BATCH_BYTES),
        Map.entry(
            StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
            TopicSpec.MAX_RECORD_BYTES),
        Map.entry(
            StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"));
  }

  private Map<String, Object> fixed() {
    return Map.ofEntries(
        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, applicationId()),
        Map.entry(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString()),
        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis()),
        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads),
        Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication),
        Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas),
        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class),
        Map.entry(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTimestamp.class),
        Map.entry(StoreMemory.BYTES, storeMemory),
        Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true));
  }
}
