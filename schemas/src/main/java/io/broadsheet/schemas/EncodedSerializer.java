package io.broadsheet.schemas;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends bytes that are there already as they are, behind the registry's id of their schema. That is
 * learnt from what the registry's serializer makes of the first value. For one topic, and not
 * thread-safe.
 */
final class EncodedSerializer<T> implements Serializer<Encoded<T>> {

  private static final int HEAD_BYTES = 1 + Integer.BYTES;

  private final Serializer<T> values;

  /** A zero and the id; null until the first value. */
  private byte[] head;

  EncodedSerializer(Serializer<T> values) {
    this.values = values;
  }

  @Override
  public byte[] serialize(String topic, Encoded<T> encoded) {
    return serialize(topic, new RecordHeaders(), encoded);
  }

  @Override
  public byte[] serialize(String topic, Headers headers, Encoded<T> encoded) {
    if (encoded == null) {
      return values.serialize(topic, headers, null);
    }
    byte[] bytes = encoded.bytes();
    if (head == null || bytes == null) {
      byte[] data = values.serialize(topic, headers, encoded.value());
      head = Arrays.copyOf(data, HEAD_BYTES);
      return data;
    }
    int length = bytes.length - SingleObject.HEAD_BYTES;
    return ByteBuffer.allocate(HEAD_BYTES + length)
        .put(head)
        .put(bytes, SingleObject.HEAD_BYTES, length)
        .array();
  }

  @Override
  public void close() {
    values.close();
  }
}
