package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Tells a registry that cannot be asked from a value that cannot be written, and refuses a value
 * that is too large for a record before the producer would: that ends its transaction.
 */
final class SoundSerializer implements Serializer<Object> {

  private final Serializer<Object> values;
  private final int maxBytes;

  /**
   * @param maxBytes of a value
   */
  SoundSerializer(Serializer<Object> values, int maxBytes) {
    this.values = values;
    this.maxBytes = maxBytes;
  }

  @Override
  public byte[] serialize(String topic, Object value) {
    try {
      return sized(topic, values.serialize(topic, value));
    } catch (SerializationException e) {
      throw isPassing(e.getCause()) ? passing(topic, e) : e;
    }
  }

  @Override
  public byte[] serialize(String topic, Headers headers, Object value) {
    return serialize(topic, value);
  }

  @Override
  public void close() {
    values.close();
  }

  private byte[] sized(String topic, byte[] data) {
    if (data != null && data.length > maxBytes) {
      throw new SerializationException(
          "A value for %s has %,d bytes, and %,d is the most"
              .formatted(topic, data.length, maxBytes));
    }
    return data;
  }

  /** Encoding is done in memory, so what fails with I/O is the lookup. */
  private static boolean isPassing(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof RestClientException answer && RegistryAnswers.isPassing(answer);
  }

  private static SchemaLookupException passing(String topic, SerializationException fault) {
    return new SchemaLookupException(
        "The schema registry does not say which schema %s has: %s"
            .formatted(topic, fault.getCause().getMessage()),
        fault);
  }
}
