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
import java.util.Optional;
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
   * Registers the value schema of a topic, if it is not there yet, and sets its compatibility.
   *
   * @throws IllegalStateException when the registry refuses the schema, as it does with an
   *     incompatible one
   * @throws UnreachableException when it does not answer
   */
  public void register(TopicSpec topic) {
    try {
      client.register(topic.subject(), parsed(topic.valueSchema()));
      client.updateConfig(topic.subject(), new Config(COMPATIBILITY));
    } catch (RestClientException e) {
      throw new IllegalStateException(
          "The schema registry refuses the schema of %s: %s. Change the schema so that old and new readers both understand it."
              .formatted(topic.subject(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * What differs between the registry and a topic's schema, as a sentence; empty when nothing does.
   */
  public Optional<String> difference(TopicSpec topic) {
    try {
      client.getId(topic.subject(), parsed(topic.valueSchema()));
      return Optional.empty();
    } catch (RestClientException e) {
      return Optional.of("subject %s lacks the schema of this version".formatted(topic.subject()));
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
