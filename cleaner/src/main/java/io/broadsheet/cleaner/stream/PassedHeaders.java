package io.broadsheet.cleaner.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers that go from a page to what becomes of it: all but large ones, which anyone can have
 * sent, so that an outcome fits into a record wherever its page did.
 */
final class PassedHeaders {

  /** Name and value of one header. */
  static final int MAX_BYTES = 4 * 1024;

  static final int MAX_TOTAL_BYTES = 32 * 1024;

  private PassedHeaders() {}

  static Headers of(Headers headers) {
    RecordHeaders passed = new RecordHeaders();
    long total = 0;
    for (Header header : headers) {
      byte[] value = header.value();
      long bytes = header.key().length() * 3L + (value == null ? 0 : value.length);
      if (bytes <= MAX_BYTES && total + bytes <= MAX_TOTAL_BYTES) {
        passed.add(header);
        total += bytes;
      }
    }
    return passed;
  }
}
