package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param body an object, sent as JSON
 * @param headers besides that of the media type
 */
record Answer(int status, Map<String, Object> body, Map<String, String> headers) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RETRY_AFTER = "Retry-After";
  private static final String BUSY_SECONDS = "1";
  private static final String DOWN_SECONDS = "5";

  /** The broker has the pages. */
  static Answer taken(Pages pages) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("accepted", pages.accepted());
    body.put("rejected", pages.rejected());
    if (pages.skipped() > 0) {
      body.put("skipped", pages.skipped());
    }
    return new Answer(202, body, Map.of());
  }

  static Answer ok(Map<String, Object> body) {
    return new Answer(200, body, Map.of());
  }

  static Answer refused(int status, String reason) {
    return new Answer(status, Map.of("reason", reason), Map.of());
  }

  static Answer refused(int status, String reason, String header, String value) {
    return new Answer(status, Map.of("reason", reason), Map.of(header, value));
  }

  /**
   * @param line number of it, or 0 where there are no lines
   * @param field that is at fault, or null
   */
  static Answer fault(long line, String field, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (line > 0) {
      body.put("line", line);
    }
    if (field != null) {
      body.put("field", field);
    }
    body.put("reason", reason);
    return new Answer(400, body, Map.of());
  }

  /**
   * @param offset of the record in the inflated body
   */
  static Answer recordFault(long offset, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("offset", offset);
    body.put("reason", reason);
    return new Answer(400, body, Map.of());
  }

  static Answer tooLarge(String what, long limit) {
    return refused(413, "%s: the limit is %,d.".formatted(what, limit));
  }

  static Answer busy() {
    return refused(
        429, "The broker is slower than what comes in. Send it again.", RETRY_AFTER, BUSY_SECONDS);
  }

  static Answer down() {
    return refused(503, "The broker does not answer. Send it again.", RETRY_AFTER, DOWN_SECONDS);
  }

  static Answer stopping() {
    return refused(503, "The server stops. Send it again.", RETRY_AFTER, DOWN_SECONDS);
  }

  byte[] json() {
    try {
      return (JSON.writeValueAsString(body) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
