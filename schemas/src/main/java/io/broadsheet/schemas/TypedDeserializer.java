package io.broadsheet.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values of one type: looks their schema up, which can be tried again, and decodes them,
 * which cannot. Whatever is no value of the type is an {@link UnreadableException}. Not
 * thread-safe.
 */
final class TypedDeserializer<T> implements Deserializer<T> {

  private final WriterSchemas schemas;
  private final Class<T> type;
  private final Map<Schema, DatumReader<?>> readers = new WeakHashMap<>();
  private BinaryDecoder decoder;

  TypedDeserializer(WriterSchemas schemas, Class<T> type) {
    this.schemas = schemas;
    this.type = type;
  }

  @Override
  public T deserialize(String topic, byte[] data) {
    return data == null ? null : decode(topic, schemas.of(topic, data), data);
  }

  @Override
  public void close() {
    try {
      schemas.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private T decode(String topic, Schema writer, byte[] data) {
    try {
      DatumReader<?> reader = readers.computeIfAbsent(writer, it -> reader(topic, it));
      decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  data, WriterSchemas.HEAD_BYTES, data.length - WriterSchemas.HEAD_BYTES, decoder);
      T value = type.cast(reader.read(null, decoder));
      if (!decoder.isEnd()) {
        throw new UnreadableException(
            "A %s on %s has bytes behind its end".formatted(writer.getName(), topic));
      }
      return value;
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UnreadableException(
          "A value on %s is no %s, as it says: %s".formatted(topic, writer.getName(), e), e);
    }
  }

  private DatumReader<?> reader(String topic, Schema writer) {
    Class<?> found =
        writer.getType() == Schema.Type.RECORD ? SpecificData.get().getClass(writer) : null;
    if (found == null || !type.isAssignableFrom(found)) {
      throw new UnreadableException(
          "Expected a %s on topic %s, found a %s"
              .formatted(type.getSimpleName(), topic, writer.getFullName()));
    }
    return new SpecificDatumReader<>(writer, SpecificData.get().getSchema(found));
  }
}
