package io.broadsheet.ingest.warc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Times as crawlers write them. */
final class CaptureTime {

  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          Instant::parse,
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDateTime.parse(text, DIGITS).toInstant(ZoneOffset.UTC),
          text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());

  private CaptureTime() {}

  /** Milliseconds are kept; empty when it is no time. */
  static Optional<Instant> parse(String text) {
    for (Function<String, Instant> form : FORMS) {
      try {
        return Optional.of(form.apply(text).truncatedTo(ChronoUnit.MILLIS));
      } catch (DateTimeException otherForm) {
        // the next one may fit
      }
    }
    return Optional.empty();
  }
}
