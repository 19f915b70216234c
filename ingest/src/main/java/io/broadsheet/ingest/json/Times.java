package io.broadsheet.ingest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Times as they stand in JSON. */
public final class Times {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd['T'][' ']HH:mm[:ss][[.SSSSSSSSS][.SSSSSS][.SSS]][XXX][XX][X]");

  private static final double LATEST_SECOND = 7e9;

  private Times() {}

  /**
   * ISO 8601, in UTC where no zone is given, or seconds or milliseconds since 1970.
   *
   * @throws DateTimeException when it is neither
   */
  public static Instant parse(String text) {
    if (text.matches("[0-9]{9,13}(\\.[0-9]+)?")) {
      double number = Double.parseDouble(text);
      return Instant.ofEpochMilli((long) (number > LATEST_SECOND ? number : number * 1000));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException otherForm) {
      TemporalAccessor time = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    }
  }
}
