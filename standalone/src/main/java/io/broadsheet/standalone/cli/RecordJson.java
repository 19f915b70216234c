package io.broadsheet.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.standalone.account.AvroValues;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

/**
 * A record as one line of JSON: topic, partition, offset, timestamp, key, headers and value; the
 * value of a tombstone is null. Keys and header values that are not text are given in base64 as
 * {@code keyBytes} and {@code valueBytes}, a value that is not Avro as {@code undecoded} with the
 * reason as {@code error}.
 */
final class RecordJson implements RecordFormat {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final AvroValues<SpecificRecord> values;

  RecordJson(AvroValues<SpecificRecord> values) {
    this.values = values;
  }

  @Override
  public String show(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line =
        NODES
            .objectNode()
            .put("topic", record.topic())
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    text(line, "key", record.key());
    var headers = line.putArray("headers");
    for (Header header : record.headers()) {
      text(headers.addObject().put("key", header.key()), "value", header.value());
    }
    value(line, record);
    return line.toString();
  }

  private void value(ObjectNode line, ConsumerRecord<byte[], byte[]> record) {
    try {
      SpecificRecord value = values.require(record.topic(), record.value());
      line.set("value", value == null ? NODES.nullNode() : ValueJson.object(value));
    } catch (SerializationException e) {
      line.set("undecoded", NODES.binaryNode(record.value()));
      line.put("error", e.getMessage());
    }
  }

  private static void text(ObjectNode object, String name, byte[] bytes) {
    if (bytes == null) {
      object.putNull(name);
    } else {
      Utf8Text.of(bytes)
          .ifPresentOrElse(text -> object.put(name, text), () -> object.put(name + "Bytes", bytes));
    }
  }
}
