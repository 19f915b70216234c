package io.broadsheet.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A record as one line of JSON. Times are ISO 8601, bytes are base64; a value that is not Avro is
 * given as {@code undecoded} bytes with the reason.
 */
final class RecordJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Deserializer<SpecificRecord> values;

  RecordJson(Deserializer<SpecificRecord> values) {
    this.values = values;
  }

  String line(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("topic", record.topic())
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("timestamp", java.time.Instant.ofEpochMilli(record.timestamp()).toString())
            .put(
                "key",
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
    try {
      SpecificRecord value = values.deserialize(record.topic(), record.value());
      line.set("value", value == null ? NODES.nullNode() : object(value));
    } catch (SerializationException e) {
      line.set("undecoded", NODES.binaryNode(record.value()));
      line.put("error", e.getMessage());
    }
    return line.toString();
  }

  private static ObjectNode object(SpecificRecord record) {
    ObjectNode object = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.set(field.name(), node(record.get(field.pos())));
    }
    return object;
  }

  private static JsonNode node(Object value) {
    if (value instanceof SpecificRecord record) {
      return object(record);
    } else if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, item) -> object.set(key.toString(), node(item)));
      return object;
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return NODES.textNode(Base64.getEncoder().encodeToString(copy));
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      return JSON.valueToTree(value);
    }
    return NODES.textNode(value.toString());
  }
}
