package io.broadsheet.standalone.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as users write it; a date alone is its midnight in UTC. */
final class TimeConverter implements ITypeConverter<Instant> {

  static final String FORMS = "2026-03-17, 2026-03-17T09:30:00Z or milliseconds since 1970";

  @Override
  public Instant convert(String text) {
    try {
      if (text.matches("\\d{5,}")) {
        return Instant.ofEpochMilli(Long.parseLong(text));
      }
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw new TypeConversionException("'%s' is no time. Write %s.".formatted(text, FORMS));
    }
  }
}
