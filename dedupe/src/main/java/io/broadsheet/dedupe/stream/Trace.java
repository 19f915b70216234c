package io.broadsheet.dedupe.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The W3C trace headers of a record, which go from a page to what becomes of it. They are passed on
 * as they are; what is longer than {@link #MAX_CHARS} is left out, as it is kept with the article.
 *
 * @param parent {@code traceparent}, or null when the record is part of no trace
 * @param state {@code tracestate}, or null; it means nothing without a parent
 */
record Trace(String parent, String state) {

  static final Trace NONE = new Trace(null, null);

  /** What every vendor has to pass on of a state at least. */
  static final int MAX_CHARS = 512;

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  static Trace of(Headers headers) {
    String parent = value(headers.lastHeader(PARENT));
    return parent == null ? NONE : new Trace(parent, value(headers.lastHeader(STATE)));
  }

  Headers headers() {
    RecordHeaders headers = new RecordHeaders();
    if (parent != null) {
      headers.add(PARENT, parent.getBytes(UTF_8));
    }
    if (state != null) {
      headers.add(STATE, state.getBytes(UTF_8));
    }
    return headers;
  }

  private static String value(Header header) {
    byte[] value = header == null ? null : header.value();
    return value == null || value.length == 0 || value.length > MAX_CHARS
        ? null
        : new String(value, UTF_8);
  }
}
