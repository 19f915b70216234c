package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Keeps the bytes beside the value. Between the two forms of a record only the head differs: the
 * registry's id of the schema there, the schema's fingerprint here. Not thread-safe.
 */
final class EncodedDeserializer<T> implements Deserializer<Encoded<T>> {

  private final KafkaAvroDeserializer schemas;
  private final Deserializer<T> values;
  private final byte[] head;
  private final Map<Integer, Boolean> isOwn = new HashMap<>();

  /**
   * @param schemas to look ids up
   * @param schema of the values' class
   */
  EncodedDeserializer(KafkaAvroDeserializer schemas, Deserializer<T> values, Schema schema) {
    this.schemas = schemas;
    this.values = values;
    this.head = SingleObject.head(schema);
  }

  @Override
  public Encoded<T> deserialize(String topic, byte[] data) {
    T value = values.deserialize(topic, data);
    return new Encoded<>(value, value == null ? null : singleObject(ByteBuffer.wrap(data)));
  }

  private byte[] singleObject(ByteBuffer data) {
    int id = data.position(1).getInt(); // behind a zero
    if (!Boolean.TRUE.equals(isOwn.computeIfAbsent(id, this::isOwn))) {
      return null;
    }
    return ByteBuffer.allocate(head.length + data.remaining()).put(head).put(data).array();
  }

  /** Schemas of one fingerprint have one encoding. Null when the registry does not answer. */
  private Boolean isOwn(int id) {
    try {
      Schema writer = (Schema) schemas.getSchemaById(id).rawSchema();
      return Arrays.equals(SingleObject.head(writer), head);
    } catch (IOException | RestClientException e) {
      return null;
    }
  }

  @Override
  public void close() {
    values.close();
  }
}
