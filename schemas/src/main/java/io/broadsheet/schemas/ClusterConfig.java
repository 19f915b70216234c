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
 * @param clientSettings any further Kafka or registry client settings, as their documentation names
 *     them
 */
public record ClusterConfig(
    String bootstrapServers,
    String registryUrl,
    String topicPrefix,
    Map<String, String> clientSettings) {

  public static final String DEFAULT_TOPIC_PREFIX = "news.";

  public ClusterConfig {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(registryUrl, "registryUrl");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
    clientSettings = Map.copyOf(clientSettings);
  }

  /** The topics of this cluster. */
  public TopicCatalogue topics() {
    return new TopicCatalogue(topicPrefix);
  }

  /** Settings for any Kafka client: the brokers and what was passed through. */
  public Map<String, Object> kafka() {
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /**
   * Settings for Confluent's registry client and serdes. Schemas are registered by set-up alone.
   */
  public Map<String, Object> registry() {
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("schema.registry.url", registryUrl);
    settings.put("auto.register.schemas", false);
    settings.put("avro.remove.java.properties", true);
    settings.put("specific.avro.reader", true);
    return settings;
  }
}
