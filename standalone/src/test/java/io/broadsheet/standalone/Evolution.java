package io.broadsheet.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Later versions of a schema, and records of either. */
final class Evolution {

  private static final String ADDED = "addedLater";

  private Evolution() {}

  /**
   * A compatible later version.
   *
   * @param added name of a field that was not there
   * @param redefined name of a field whose default is another one
   */
  record Changed(Schema schema, String added, String redefined) {}

  static Changed of(Schema schema) {
    Field redefined =
        first(schema, field -> field.hasDefaultValue() && otherDefault(field) != null);
    List<Field> fields = new ArrayList<>();
    for (Field field : schema.getFields()) {
      Object value = field.equals(redefined) ? otherDefault(field) : field.defaultVal();
      fields.add(new Field(field.name(), field.schema(), field.doc(), value));
    }
    fields.add(new Field(ADDED, Schema.create(Type.STRING), "Was added.", "later"));
    return new Changed(with(schema, fields), ADDED, redefined.name());
  }

  /** Versions that a reader or a writer of this one would not understand. */
  static List<Schema> incompatible(Schema schema) {
    Field required = first(schema, field -> !field.hasDefaultValue());
    List<Field> fewer = new ArrayList<>();
    List<Field> more = new ArrayList<>();
    List<Field> retyped = new ArrayList<>();
    for (Field field : schema.getFields()) {
      more.add(new Field(field, field.schema()));
      boolean isRequired = field.equals(required);
      retyped.add(new Field(field, isRequired ? Schema.create(Type.BOOLEAN) : field.schema()));
      if (!isRequired) {
        fewer.add(new Field(field, field.schema()));
      }
    }
    more.add(new Field(ADDED, Schema.create(Type.STRING), "Has no default."));
    return List.of(with(schema, fewer), with(schema, more), with(schema, retyped));
  }

  static Object defaultOf(Schema schema, String field) {
    return schema.getField(field).defaultVal();
  }

  static byte[] bytes(IndexedRecord value, Schema schema) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<IndexedRecord>(schema).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  static GenericRecord read(byte[] bytes, Schema writer, Schema reader) throws IOException {
    return new GenericDatumReader<GenericRecord>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static Object otherDefault(Field field) {
    return switch (field.schema().getType()) {
      case INT, LONG -> 77;
      case DOUBLE -> 0.77;
      case BOOLEAN -> !(Boolean) field.defaultVal();
      case STRING -> "another";
      default -> null;
    };
  }

  private static Field first(Schema schema, Predicate<Field> wanted) {
    return schema.getFields().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static Schema with(Schema schema, List<Field> fields) {
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }
}
