package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** The schemas of the topics, as a Schema Registry holds them. */
public final class SchemaRegistry implements AutoCloseable {

  /** Compatibility that every subject is held to. */
  public static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private static final int CACHED_SCHEMAS = 100;

  private final ClusterConfig cluster;
  private final SchemaRegistryClient client;

  public SchemaRegistry(ClusterConfig cluster) {
    this.cluster = cluster;
    this.client =
        SchemaRegistryClientFactory.newClient(
            List.of(cluster.registryUrl().split(",")),
            CACHED_SCHEMAS,
            List.of(),
            cluster.registry(),
            null);
  }

  /**
   * Asks the registry for its subjects.
   *
   * @throws UnreachableException when it does not answer
   */
  public void requireReachable() {
    try {
      client.getAllSubjects();
    } catch (IOException | RestClientException e) {
      throw unreachable(e);
    }
  }

  /**
   * Registers the value schema of a topic, if it is not there yet, and sets its compatibility,
   * which the schema has to keep itself.
   *
   * @throws IllegalStateException when the registry refuses the schema, as it does with an
   *     incompatible one
   * @throws UnreachableException when it does not answer
   */
  public void register(TopicSpec topic) {
    try {
      boolean isHeld = COMPATIBILITY.equals(compatibility(topic));
      if (!isHeld && exists(topic)) {
        client.updateConfig(topic.subject(), new Config(COMPATIBILITY));
      }
      client.register(topic.subject(), parsed(topic.valueSchema()));
      if (!isHeld) {
        client.updateConfig(topic.subject(), new Config(COMPATIBILITY));
      }
    } catch (RestClientException e) {
      throw new IllegalStateException(
          "The schema registry refuses the schema of %s: %s. Change the schema so that old and new readers both understand it."
              .formatted(topic.subject(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** What differs between the registry and a topic's schema, one sentence each. */
  public List<String> differences(TopicSpec topic) {
    try {
      client.getId(topic.subject(), parsed(topic.valueSchema()));
      String compatibility = compatibility(topic);
      return COMPATIBILITY.equals(compatibility)
          ? List.of()
          : List.of(
              "subject %s has compatibility %s, not %s"
                  .formatted(topic.subject(), compatibility, COMPATIBILITY));
    } catch (RestClientException e) {
      return List.of("subject %s lacks the schema of this version".formatted(topic.subject()));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean exists(TopicSpec topic) throws IOException, RestClientException {
    return client.getAllSubjects().contains(topic.subject());
  }

  /** What the subject itself is held to, or the default of the registry where it says nothing. */
  private String compatibility(TopicSpec topic) throws IOException {
    try {
      return client.getCompatibility(topic.subject());
    } catch (RestClientException e) {
      return "that of the registry";
    }
  }

  /** The schema as the serializers send it: without properties that only Java reads. */
  private static ParsedSchema parsed(Schema schema) {
    return new AvroSchema(
        AvroSchemaUtils.getSchema(new GenericData.Record(schema), false, false, true));
  }

  private UnreachableException unreachable(Exception cause) {
    return new UnreachableException(
        "The schema registry at %s does not answer (%s). Start it, or give its address with --registry."
            .formatted(cluster.registryUrl(), rootMessage(cause)),
        cause);
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
