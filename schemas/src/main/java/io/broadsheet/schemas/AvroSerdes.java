package io.broadsheet.schemas;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Serializers of Avro values in Confluent's wire format, typed and configured for one cluster. */
public final class AvroSerdes {

  static {
    // Avro makes objects of classes that a schema names only where they are trusted
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackage() == AvroSerdes.class.getPackage()));
  }

  private final ClusterConfig cluster;

  public AvroSerdes(ClusterConfig cluster) {
    this.cluster = cluster;
  }

  /** Serde for values of one type. Each call makes a new one, for one thread. */
  public <T extends SpecificRecord> Serde<T> valueSerde(Class<T> type) {
    return Serdes.serdeFrom(serializer(), deserializer(type));
  }

  /**
   * Serializer for the values of any topic. It throws a {@link SchemaLookupException} while the
   * registry cannot be asked.
   */
  public <T extends SpecificRecord> Serializer<T> serializer() {
    return serializer(Integer.MAX_VALUE);
  }

  /**
   * As {@link #serializer}; a value that is too large for a record is a {@code
   * SerializationException} before the producer sees it.
   */
  public <T extends SpecificRecord> Serializer<T> boundedSerializer() {
    return serializer(cluster.maxValueBytes());
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Serializer<T> serializer(int maxBytes) {
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(cluster.registry(), false);
    return (Serializer<T>) (Serializer<?>) new SoundSerializer(serializer, maxBytes);
  }

  /** As {@link #serializer}, of values whose bytes are there already, for one topic. */
  public <T extends SpecificRecord> Serializer<Encoded<T>> encodedSerializer() {
    return new EncodedSerializer<>(this.<T>serializer());
  }

  /**
   * Deserializer that throws an {@link UnreadableException} for whatever is no value of the type,
   * and a {@link SchemaLookupException} while nobody can tell.
   */
  public <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
    return new TypedDeserializer<>(new WriterSchemas(cluster), type);
  }

  /** As {@link #deserializer}, of values that are stored as they came. */
  public <T extends SpecificRecord> Deserializer<Encoded<T>> encodedDeserializer(Class<T> type) {
    WriterSchemas schemas = new WriterSchemas(cluster);
    return new EncodedDeserializer<>(
        schemas,
        new TypedDeserializer<>(schemas, type),
        SpecificData.get().getSchema(type),
        cluster.maxValueBytes());
  }
}
