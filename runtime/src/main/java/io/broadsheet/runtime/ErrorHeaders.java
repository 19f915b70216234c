package io.broadsheet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.schemas.DeadLetter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of the dead letters that Kafka Streams writes itself (KIP-1034). Ours have them too,
 * so that tools which know those can show ours. Values are text in UTF-8.
 */
public final class ErrorHeaders {

  private static final String PREFIX = "__streams.errors.";

  private ErrorHeaders() {}

  /** Adds what the letter says to the headers of its record. */
  static void add(Headers headers, DeadLetter letter) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("exception", letter.getErrorClass());
    values.put("message", letter.getMessage());
    values.put("stacktrace", letter.getStack());
    values.put("topic", letter.getTopic());
    values.put("partition", letter.getPartition());
    values.put("offset", letter.getOffset());
    values.forEach((name, value) -> headers.add(PREFIX + name, value.toString().getBytes(UTF_8)));
  }

  /** Takes them off a record that is no dead letter, or no longer. */
  public static void remove(Headers headers) {
    StreamSupport.stream(headers.spliterator(), false)
        .map(header -> header.key())
        .filter(key -> key.startsWith(PREFIX))
        .toList()
        .forEach(headers::remove);
  }

  /** What they take of a record. */
  static int bytes(Headers headers) {
    return StreamSupport.stream(headers.spliterator(), false)
        .mapToInt(header -> header.key().length() + header.value().length)
        .sum();
  }
}
