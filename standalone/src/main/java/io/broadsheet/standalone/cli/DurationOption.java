package io.broadsheet.standalone.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code PT72H} as well as {@code 72h}; no negative durations. */
final class DurationOption implements ITypeConverter<Duration> {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  @Override
  public Duration convert(String value) {
    Duration duration = parse(value);
    if (duration.isNegative()) {
      throw new TypeConversionException("'%s' is negative".formatted(value));
    }
    return duration;
  }

  /**
   * A duration in the largest unit that has no rest, such as {@code 7 days} or {@code 36 hours}.
   */
  static String text(Duration duration) {
    if (duration.equals(Duration.ofDays(duration.toDays()))) {
      return duration.toDays() + " days";
    }
    return duration.equals(Duration.ofHours(duration.toHours()))
        ? duration.toHours() + " hours"
        : duration.toMillis() + " ms";
  }

  private static Duration parse(String value) {
    Matcher parts = SHORT.matcher(value);
    try {
      return parts.matches()
          ? UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1)))
          : Duration.parse(value);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new TypeConversionException(
          "'%s' is no duration; write PT72H, or 72h, with ms, s, m, h or d".formatted(value));
    }
  }
}
