package io.broadsheet.cleaner.metadata;

import com.ibm.icu.lang.UCharacter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the first date in a text, in the notations that pages use: ISO 8601, RFC 1123, seconds or
 * milliseconds since 1970, numbers in either order, month names of any language, Chinese, Japanese
 * and Korean dates. Thread-safe.
 */
final class DateText {

  /**
   * A date as written.
   *
   * @param hasZone whether the text gave a zone; otherwise {@code instant} reads it as UTC
   */
  record Moment(Instant instant, boolean hasZone) {}

  private static final int MAX_LENGTH = 300;
  private static final int BUDDHIST_ERA = 543;

  private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\d{3})?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d)");
  private static final Pattern COMPACT =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?=T\\d{4}|\\D|$|\\d{6}(?!\\d))");
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern DAY_MONTH_YEAR =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|ro|º|ª)?[.,]?[\\s-]*(?:de |of |d['’])?"
              + "([\\p{L}\\p{M}]{2,20})\\.?,?[\\s-]*(?:de |del )?(?:г\\.? )?(\\d{4})(?!\\d)");
  private static final Pattern MONTH_DAY_YEAR =
      Pattern.compile(
          "(?<!\\p{L})([\\p{L}\\p{M}]{2,20})\\.?[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+(\\d{4})(?!\\d)");
  private static final Pattern JAVASCRIPT =
      Pattern.compile("([A-Z][a-z]{2}) +(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) \\w+ (\\d{4})");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<!\\d)([01]?\\d|2[0-3])[:.hH時시]\\s?([0-5]\\d)(?:[:.]([0-5]\\d)(?:[.,]\\d{1,9})?)?"
              + "\\s*([aApP]\\.?[mM]\\b\\.?)?\\s*"
              + "(Z\\b|UTC|GMT|(?:UTC|GMT)?\\s?[+\\-−]\\d{1,2}(?::?\\d{2})?(?!\\d))?");
  private static final Pattern COMPACT_TIME =
      Pattern.compile("T?([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d)?(Z|[+-]\\d{2}:?\\d{2})?.*");

  private DateText() {}

  /**
   * The first date of the text, with the time that follows it.
   *
   * @param locale gives the language of month names, and by its region whether day or month comes
   *     first in {@code 3/4/2024}
   */
  static Optional<Moment> parse(String text, Locale locale) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String plain = asciiDigits(text.strip());
    try {
      return EPOCH.matcher(plain).matches()
          ? Optional.of(new Moment(epoch(plain), true))
          : firstDate(plain, locale);
    } catch (DateTimeException | NumberFormatException noDate) {
      return Optional.empty();
    }
  }

  private static Instant epoch(String digits) {
    long number = Long.parseLong(digits);
    return digits.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
  }

  private static Optional<Moment> firstDate(String text, Locale locale) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.find()) {
      return moment(date(m.group(1), m.group(2), m.group(3)), text.substring(m.end()));
    }
    m = DAY_MONTH_YEAR.matcher(text);
    while (m.find()) {
      int month = MonthNames.number(m.group(2), locale.getLanguage());
      if (month > 0) {
        return moment(date(m.group(3), month, m.group(1)), around(text, m));
      }
    }
    m = MONTH_DAY_YEAR.matcher(text);
    while (m.find()) {
      int month = MonthNames.number(m.group(1), locale.getLanguage());
      if (month > 0) {
        return moment(date(m.group(3), month, m.group(2)), around(text, m));
      }
    }
    m = YEAR_LAST.matcher(text);
    if (m.find()) {
      return moment(numericDate(m, locale), around(text, m));
    }
    m = COMPACT.matcher(text);
    return m.find()
        ? moment(date(m.group(1), m.group(2), m.group(3)), text.substring(m.end()))
        : javaScriptDate(text);
  }

  /**
   * {@code Fri Apr 28 2023 17:52:31 GMT+0000} is covered by the month; here the year comes last.
   */
  private static Optional<Moment> javaScriptDate(String text) {
    Matcher m = JAVASCRIPT.matcher(text);
    int month = m.find() ? MonthNames.number(m.group(1), "en") : 0;
    return month == 0 ? Optional.empty() : moment(date(m.group(4), month, m.group(2)), m.group(3));
  }

  /** The time follows the date, or stands before it. */
  private static String around(String text, Matcher date) {
    String after = text.substring(date.end());
    return TIME.matcher(after).find() ? after : text.substring(0, date.start());
  }

  private static LocalDate numericDate(Matcher m, Locale locale) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(3));
    int year = Integer.parseInt(m.group(4));
    year = year < 100 ? 2000 + year : year;
    boolean isSlashed = m.group(2).equals("/");
    boolean monthFirst = second > 12 || isSlashed && first <= 12 && isMonthFirst(locale);
    return monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
  }

  private static boolean isMonthFirst(Locale locale) {
    return locale.getLanguage().equals("en")
        && (locale.getCountry().isEmpty() || locale.getCountry().matches("US|PH|CA"));
  }

  private static LocalDate date(String year, String month, String day) {
    return date(year, Integer.parseInt(month), day);
  }

  private static LocalDate date(String year, int month, String day) {
    int y = Integer.parseInt(year);
    return LocalDate.of(y > 2400 && y < 2700 ? y - BUDDHIST_ERA : y, month, Integer.parseInt(day));
  }

  private static Optional<Moment> moment(LocalDate date, String rest) {
    Matcher m = TIME.matcher(rest);
    Matcher compact = COMPACT_TIME.matcher(rest);
    if (compact.matches()) {
      return Optional.of(at(date, compact, null, compact.group(4)));
    }
    return m.find()
        ? Optional.of(at(date, m, m.group(4), m.group(5)))
        : Optional.of(new Moment(date.atStartOfDay().toInstant(ZoneOffset.UTC), false));
  }

  private static Moment at(LocalDate date, Matcher time, String halfOfDay, String zone) {
    int hour = Integer.parseInt(time.group(1));
    if (halfOfDay != null && hour <= 12) {
      hour = hour % 12 + (Character.toLowerCase(halfOfDay.charAt(0)) == 'p' ? 12 : 0);
    }
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    LocalTime local = LocalTime.of(hour, Integer.parseInt(time.group(2)), second);
    ZoneOffset offset = offset(zone);
    return new Moment(
        date.atTime(local).toInstant(offset == null ? ZoneOffset.UTC : offset), offset != null);
  }

  private static ZoneOffset offset(String zone) {
    if (zone == null || zone.isEmpty()) {
      return null;
    }
    String signed = zone.replaceAll("UTC|GMT|[\\sZ]", "").replace('−', '-');
    if (signed.isEmpty()) {
      return ZoneOffset.UTC;
    }
    String digits = signed.substring(1).replace(":", "");
    int hours =
        Integer.parseInt(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
    int sign = signed.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static String asciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int digit = Character.isDigit(c) ? UCharacter.digit(c, 10) : -1;
              ascii.appendCodePoint(digit < 0 ? c : '0' + digit);
            });
    return ascii.toString();
  }
}
