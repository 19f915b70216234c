package io.broadsheet.schemas;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** Turns a well-formed record of the wrong type into a data error at the place where it is read. */
final class TypedDeserializer<T> implements Deserializer<T> {

  private final KafkaAvroDeserializer delegate;
  private final Class<T> type;

  TypedDeserializer(KafkaAvroDeserializer delegate, Class<T> type) {
    this.delegate = delegate;
    this.type = type;
  }

  @Override
  public T deserialize(String topic, byte[] data) {
    return typed(topic, delegate.deserialize(topic, data));
  }

  @Override
  public T deserialize(String topic, Headers headers, byte[] data) {
    return typed(topic, delegate.deserialize(topic, headers, data));
  }

  @Override
  public void close() {
    delegate.close();
  }

  private T typed(String topic, Object value) {
    if (value != null && !type.isInstance(value)) {
      throw new SerializationException(
          "Expected a %s on topic %s, found a %s"
              .formatted(type.getSimpleName(), topic, value.getClass().getName()));
    }
    return type.cast(value);
  }
}
