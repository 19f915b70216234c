package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads JSON as pages write it: what stands before a fault is kept, and depth is bounded. */
final class LenientJson {

  private static final int MAX_DEPTH = 64;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private LenientJson() {}

  /** The value, as far as it can be read; a missing node when nothing can. */
  static JsonNode parse(String json) {
    int start = firstBracket(json);
    if (start < 0) {
      return MissingNode.getInstance();
    }
    boolean isObject = json.charAt(start) == '{';
    ObjectNode object = NODES.objectNode();
    ArrayNode array = NODES.arrayNode();
    try (JsonParser parser = JSON.createParser(json.substring(start))) {
      parser.nextToken();
      if (isObject) {
        readObject(parser, object);
      } else {
        readArray(parser, array);
      }
    } catch (IOException fault) {
      return isObject ? object : array; // the part before the fault
    }
    return isObject ? object : array;
  }

  private static int firstBracket(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '{' || json.charAt(i) == '[' && !json.startsWith("[CDATA[", i)) {
        return i;
      }
    }
    return -1;
  }

  private static void readObject(JsonParser parser, ObjectNode object) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        readObject(parser, object.putObject(name));
      } else if (value == JsonToken.START_ARRAY) {
        readArray(parser, object.putArray(name));
      } else {
        object.set(name, scalar(parser, value));
      }
    }
  }

  private static void readArray(JsonParser parser, ArrayNode array) throws IOException {
    for (JsonToken value = parser.nextToken();
        value != null && value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      if (value == JsonToken.START_OBJECT) {
        readObject(parser, array.addObject());
      } else if (value == JsonToken.START_ARRAY) {
        readArray(parser, array.addArray());
      } else {
        array.add(scalar(parser, value));
      }
    }
  }

  private static JsonNode scalar(JsonParser parser, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
      return NODES.booleanNode(value == JsonToken.VALUE_TRUE);
    }
    return value == null || value == JsonToken.VALUE_NULL
        ? NODES.nullNode()
        : NODES.textNode(parser.getText());
  }
}
