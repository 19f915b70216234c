package io.broadsheet.schemas;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Confluent's Avro serializers, typed and configured for one cluster. */
public final class AvroSerdes {

  static {
    // Avro makes objects of classes that a schema names only where they are trusted
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackage() == AvroSerdes.class.getPackage()));
  }

  private final Map<String, Object> settings;

  public AvroSerdes(ClusterConfig cluster) {
    this.settings = cluster.registry();
  }

  /** Serde for values of one type. Each call makes a new one, for one thread. */
  public <T extends SpecificRecord> Serde<T> valueSerde(Class<T> type) {
    return Serdes.serdeFrom(serializer(), deserializer(type));
  }

  /** Serializer for the values of any topic. */
  @SuppressWarnings("unchecked")
  public <T extends SpecificRecord> Serializer<T> serializer() {
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(settings, false);
    return (Serializer<T>) (Serializer<?>) serializer;
  }

  /** As {@link #serializer}, of values whose bytes are there already, for one topic. */
  public <T extends SpecificRecord> Serializer<Encoded<T>> encodedSerializer() {
    return new EncodedSerializer<>(this.<T>serializer());
  }

  /** Deserializer that refuses values of another type than the one asked for. */
  public <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
    return new TypedDeserializer<>(reader(), type);
  }

  /** As {@link #deserializer}, of values that are stored as they came. */
  public <T extends SpecificRecord> Deserializer<Encoded<T>> encodedDeserializer(Class<T> type) {
    KafkaAvroDeserializer reader = reader();
    return new EncodedDeserializer<>(
        reader, new TypedDeserializer<>(reader, type), SpecificData.get().getSchema(type));
  }

  private KafkaAvroDeserializer reader() {
    KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
    reader.configure(settings, false);
    return reader;
  }
}
