package io.broadsheet.standalone.account;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.UnreachableException;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values of one type from topics on which others may have written anything. Not thread-safe.
 */
public final class AvroValues<T extends SpecificRecord> {

  private final String registry;
  private final Deserializer<T> values;

  public AvroValues(ClusterConfig cluster, Class<T> type) {
    this.registry = cluster.registryUrl();
    this.values = new AvroSerdes(cluster).deserializer(type);
  }

  /** The value; empty when there is none or it is not of the type. */
  public Optional<T> read(String topic, byte[] value) {
    try {
      return Optional.ofNullable(require(topic, value));
    } catch (SerializationException foreign) {
      return Optional.empty();
    }
  }

  /**
   * The value, or null when there is none.
   *
   * @throws SerializationException when it is not of the type
   * @throws UnreachableException when the registry cannot be asked what it is
   */
  public T require(String topic, byte[] value) {
    try {
      return values.deserialize(topic, value);
    } catch (SerializationException e) {
      if (isRegistryFault(e)) {
        throw new UnreachableException(
            "The schema registry at %s does not answer: %s"
                .formatted(registry, e.getCause().getMessage()),
            e);
      }
      throw e;
    }
  }

  private static boolean isRegistryFault(SerializationException error) {
    Throwable cause = error.getCause();
    return cause instanceof IOException
        || cause instanceof RestClientException answer && answer.getStatus() >= 500;
  }
}
