package io.broadsheet.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.account.RecordAt;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

/**
 * A record for people: a line that says where and when it was written and its key, then a line for
 * each header and each field that has a value, long ones cut.
 */
final class RecordText implements RecordFormat {

  private static final int MAX_VALUE_CHARS = 200;
  private static final int MAX_KEY_CHARS = 500;

  private final AvroValues<SpecificRecord> values;

  RecordText(AvroValues<SpecificRecord> values) {
    this.values = values;
  }

  @Override
  public String show(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder();
    text.append(RecordAt.of(record)).append("  ");
    text.append(Instant.ofEpochMilli(record.timestamp())).append("  ");
    text.append(cut(text(record.key()), MAX_KEY_CHARS));
    for (Header header : record.headers()) {
      line(text, "[" + header.key() + "]", text(header.value()));
    }
    value(text, record);
    return text.toString();
  }

  private void value(StringBuilder text, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      text.append("  (tombstone)");
      return;
    }
    try {
      fields(text, "", ValueJson.object(values.require(record.topic(), record.value())));
    } catch (SerializationException e) {
      line(text, "undecoded", record.value().length + " bytes: " + e.getMessage());
    }
  }

  private static void fields(StringBuilder text, String prefix, JsonNode object) {
    object
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isObject()) {
                fields(text, prefix + field.getKey() + ".", value);
              } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                line(
                    text,
                    prefix + field.getKey(),
                    value.isTextual() ? value.asText() : value.toString());
              }
            });
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(System.lineSeparator()).append("    ").append(name).append(": ");
    text.append(cut(value.replaceAll("\\s+", " "), MAX_VALUE_CHARS));
  }

  private static String text(byte[] bytes) {
    return bytes == null
        ? "(null)"
        : Utf8Text.of(bytes).orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
  }

  private static String cut(String value, int length) {
    return value.length() <= length ? value : value.substring(0, length) + "…";
  }
}
