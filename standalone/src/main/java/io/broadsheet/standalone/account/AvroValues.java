package io.broadsheet.standalone.account;

import io.broadsheet.schemas.AccessRefused;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaLookupException;
import io.broadsheet.schemas.UnreachableException;
import io.broadsheet.schemas.UnreadableException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values of one type from topics on which others may have written anything. Not thread-safe.
 */
public final class AvroValues<T extends SpecificRecord> {

  private final Deserializer<T> values;

  public AvroValues(ClusterConfig cluster, Class<T> type) {
    this.values = new AvroSerdes(cluster).deserializer(type);
  }

  /** The value; empty when there is none or it is not of the type. */
  public Optional<T> read(String topic, byte[] value) {
    try {
      return Optional.ofNullable(require(topic, value));
    } catch (UnreadableException foreign) {
      return Optional.empty();
    }
  }

  /**
   * The value, or null when there is none.
   *
   * @throws UnreadableException when it is not of the type
   * @throws UnreachableException when the registry cannot be asked what it is
   */
  public T require(String topic, byte[] value) {
    try {
      return values.deserialize(topic, value);
    } catch (SchemaLookupException e) {
      throw new UnreachableException(
          AccessRefused.sentence(e).orElse(e.getMessage() + ". Try again when it does."), e);
    }
  }
}
