package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Looks up in the registry which schema a value was written with, and decodes nothing. Not
 * thread-safe.
 */
final class WriterSchemas extends AbstractKafkaAvroDeserializer {

  /** A zero, and the registry's id of the schema. */
  static final int HEAD_BYTES = 1 + Integer.BYTES;

  private static final int KEPT = 1_000;

  private final String registry;
  private final Map<Integer, Schema> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Schema> eldest) {
          return size() > KEPT;
        }
      };

  /** Why the schema of the last lookup is none, if it was answered with one that is none. */
  private UnreadableException refusal;

  WriterSchemas(ClusterConfig cluster) {
    this.registry = cluster.registryUrl();
    var config = new KafkaAvroDeserializerConfig(cluster.registry());
    this.schemaRegistry =
        SchemaRegistryClientFactory.newClient(
            config.getSchemaRegistryUrls(),
            config.getMaxSchemasPerSubject(),
            StrictSchemaProvider.all(why -> refusal = why),
            cluster.registry(),
            config.requestHeaders());
    configure(config);
  }

  /**
   * @throws UnreadableException when the bytes name no schema of Avro that the registry knows
   * @throws SchemaLookupException when the registry cannot say so now
   */
  Schema of(String topic, byte[] data) {
    if (data.length < HEAD_BYTES || data[0] != 0) {
      throw new UnreadableException(
          "A value on %s does not begin with a zero and the id of a schema".formatted(topic));
    }
    int id = ByteBuffer.wrap(data).getInt(1);
    Schema schema = known.get(id);
    if (schema == null) {
      schema = lookUp(topic, id);
      known.put(id, schema);
    }
    return schema;
  }

  private Schema lookUp(String topic, int id) {
    refusal = null;
    try {
      String subject =
          strategyUsesSchema(false)
              ? getContextName(topic)
              : getSubjectName(topic, false, null, null);
      return (Schema) schemaRegistry.getSchemaBySubjectAndId(subject, id).rawSchema();
    } catch (RestClientException e) {
      if (RegistryAnswers.isPassing(e)) {
        throw passing(id, e);
      }
      throw new UnreadableException(
          "The registry knows no schema %d, which a value on %s names: %s"
              .formatted(id, topic, e.getMessage()),
          e);
    } catch (IOException e) {
      throw refusal == null ? passing(id, e) : refusal;
    }
  }

  private SchemaLookupException passing(int id, Exception cause) {
    return new SchemaLookupException(
        "The schema registry at %s does not say what schema %d is: %s"
            .formatted(registry, id, cause.getMessage()),
        cause);
  }
}
