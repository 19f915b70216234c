package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;

/**
 * Parses what the registry holds, and tells what is no schema of Avro: the client would report it
 * as it reports a failed connection.
 */
final class StrictSchemaProvider implements SchemaProvider {

  private final String type;
  private final Consumer<UnreadableException> refusals;
  private final AvroSchemaProvider avro = new AvroSchemaProvider();

  private StrictSchemaProvider(String type, Consumer<UnreadableException> refusals) {
    this.type = type;
    this.refusals = refusals;
  }

  /**
   * For every type of schema that registries know.
   *
   * @param refusals told of each schema that is none of Avro
   */
  static List<SchemaProvider> all(Consumer<UnreadableException> refusals) {
    return Stream.of("AVRO", "JSON", "PROTOBUF")
        .<SchemaProvider>map(type -> new StrictSchemaProvider(type, refusals))
        .toList();
  }

  @Override
  public void configure(Map<String, ?> settings) {
    avro.configure(settings);
  }

  @Override
  public String schemaType() {
    return type;
  }

  /**
   * @throws UnreadableException when it is no schema of Avro
   */
  @Override
  public ParsedSchema parseSchemaOrElseThrow(Schema schema, boolean isNew, boolean normalize) {
    if (!type.equals(avro.schemaType())) {
      throw refused(new UnreadableException("The registry holds a schema of type " + type));
    }
    try {
      return avro.parseSchemaOrElseThrow(schema, isNew, normalize);
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      throw refused(
          new UnreadableException(
              "The registry holds what is no schema of Avro: " + e.getMessage(), e));
    }
  }

  private UnreadableException refused(UnreadableException why) {
    refusals.accept(why);
    return why;
  }
}
