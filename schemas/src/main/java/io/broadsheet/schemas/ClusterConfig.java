package io.broadsheet.schemas;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the cluster is and how to talk to it.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port} parted by commas
 * @param registryUrl Schema Registry, speaking the Confluent API
 * @param topicPrefix put before every topic name, such as {@code news.}
 * @param kafkaSettings any further settings of the Kafka clients, as their documentation names them
 * @param registrySettings any further settings of the registry's client, with or without the {@code
 *     schema.registry.} that its documentation puts before some
 */
public record ClusterConfig(
    String bootstrapServers,
    String registryUrl,
    String topicPrefix,
    Map<String, String> kafkaSettings,
    Map<String, String> registrySettings) {

  public static final String DEFAULT_TOPIC_PREFIX = "news.";

  private static final String REGISTRY_NAMESPACE = "schema.registry.";

  private static final int VALUE_OVERHEAD_BYTES = 128 * 1024;

  /** The client's own would hold a thread for minutes. */
  private static final Map<String, Object> PATIENCE =
      Map.of(
          "http.connect.timeout.ms", 5_000,
          "http.read.timeout.ms", 10_000,
          "max.retries", 1);

  public ClusterConfig {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(registryUrl, "registryUrl");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
    kafkaSettings = Map.copyOf(kafkaSettings);
    registrySettings = Map.copyOf(registrySettings);
  }

  /** A cluster whose registry wants no settings. */
  public ClusterConfig(
      String bootstrapServers,
      String registryUrl,
      String topicPrefix,
      Map<String, String> kafkaSettings) {
    this(bootstrapServers, registryUrl, topicPrefix, kafkaSettings, Map.of());
  }

  /** The topics of this cluster. */
  public TopicCatalogue topics() {
    return new TopicCatalogue(topicPrefix);
  }

  /** Settings for any Kafka client: the brokers and what was passed through. */
  public Map<String, Object> kafka() {
    Map<String, Object> settings = new HashMap<>(kafkaSettings);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /** Largest record in bytes that the clients send. */
  public int maxRecordBytes() {
    String own = kafkaSettings.get("max.request.size");
    String set = kafkaSettings.getOrDefault("producer.max.request.size", own);
    return set == null ? TopicSpec.MAX_RECORD_BYTES : Integer.parseInt(set.strip());
  }

  /** Largest value in bytes that is sent; the rest of a record is for its key and headers. */
  public int maxValueBytes() {
    return maxRecordBytes() - Math.min(VALUE_OVERHEAD_BYTES, maxRecordBytes() / 2);
  }

  /**
   * Settings for Confluent's registry client and serdes. Schemas are registered by set-up alone. A
   * registry that accepts and never answers is given up after some seconds.
   */
  public Map<String, Object> registry() {
    Map<String, Object> settings = new HashMap<>(PATIENCE);
    registrySettings.forEach((key, value) -> settings.put(namespaced(key), value));
    settings.put("schema.registry.url", registryUrl);
    settings.put("auto.register.schemas", false);
    settings.put("avro.remove.java.properties", true);
    settings.put("specific.avro.reader", true);
    return settings;
  }

  /** The client takes all others either way, but those of TLS only so. */
  private static String namespaced(String key) {
    return key.startsWith("ssl.") ? REGISTRY_NAMESPACE + key : key;
  }
}
