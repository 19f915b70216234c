package io.broadsheet.schemas;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Keeps the bytes beside the value. Between the two forms of a record only the head differs: the
 * registry's id of the schema there, the schema's fingerprint here. A value that would not fit into
 * a record once something is put behind it is unreadable. Not thread-safe.
 */
final class EncodedDeserializer<T> implements Deserializer<Encoded<T>> {

  private final WriterSchemas schemas;
  private final Deserializer<T> values;
  private final byte[] head;
  private final int maxBytes;
  private final Map<Schema, Boolean> isOwn = new WeakHashMap<>();

  /**
   * @param schema of the values' class
   * @param maxBytes of a value
   */
  EncodedDeserializer(WriterSchemas schemas, Deserializer<T> values, Schema schema, int maxBytes) {
    this.schemas = schemas;
    this.values = values;
    this.head = SingleObject.head(schema);
    this.maxBytes = maxBytes;
  }

  @Override
  public Encoded<T> deserialize(String topic, byte[] data) {
    if (data != null && data.length > maxBytes) {
      throw new UnreadableException(
          "A value on %s has %,d bytes, and %,d is the most"
              .formatted(topic, data.length, maxBytes));
    }
    T value = values.deserialize(topic, data);
    return new Encoded<>(value, value == null ? null : singleObject(topic, data));
  }

  private byte[] singleObject(String topic, byte[] data) {
    if (!isOwn.computeIfAbsent(schemas.of(topic, data), this::isOwn)) {
      return null;
    }
    int length = data.length - WriterSchemas.HEAD_BYTES;
    return ByteBuffer.allocate(head.length + length)
        .put(head)
        .put(data, WriterSchemas.HEAD_BYTES, length)
        .array();
  }

  /** Schemas of one fingerprint have one encoding. */
  private boolean isOwn(Schema writer) {
    return Arrays.equals(SingleObject.head(writer), head);
  }

  @Override
  public void close() {
    values.close();
  }
}
