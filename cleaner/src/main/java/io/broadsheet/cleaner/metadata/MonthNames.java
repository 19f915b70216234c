package io.broadsheet.cleaner.metadata;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of months, full and abbreviated, in every language that ICU knows. */
final class MonthNames {

  private static final int MIN_LETTERS = 3;
  private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private static final String COMMON_LANGUAGES =
      "ar ar_LB ar_DZ ar_MA fa he ru uk bg sr mk el tr de fr es pt it ca gl ro nl sv da nb nn is fi et"
          + " lv lt pl cs sk sl hr hu sq ka hy az kk uz id ms vi sw hi bn ta th";

  private MonthNames() {}

  /**
   * Names that mean one month in every common language that has them. Short ones in Latin letters,
   * such as "out" and "set", may be other words.
   */
  private static final class Unambiguous {

    private static final Map<String, Integer> NAMES = new HashMap<>();

    static {
      for (String language : COMMON_LANGUAGES.split(" ")) {
        names(language).forEach((name, month) -> NAMES.merge(name, month, Unambiguous::agreed));
      }
      NAMES.keySet().removeIf(name -> name.length() <= MIN_LETTERS && name.charAt(0) <= 'z');
    }

    private static Integer agreed(Integer one, Integer other) {
      return one.equals(other) ? one : Integer.valueOf(0);
    }
  }

  /**
   * The number of the month, 1 to 12, or 0.
   *
   * @param name a word of a date, with or without a final stop
   * @param language tells apart names that mean different months in different languages; English is
   *     understood everywhere, and so are names that mean the same month in all others
   */
  static int number(String name, String language) {
    String key = key(name);
    Integer month = names(language).get(key);
    if (month == null) {
      month = names("en").get(key);
    }
    return month == null ? Unambiguous.NAMES.getOrDefault(key, 0) : month;
  }

  private static Map<String, Integer> names(String language) {
    return BY_LANGUAGE.computeIfAbsent(language, MonthNames::load);
  }

  private static Map<String, Integer> load(String language) {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(new ULocale(language));
    Map<String, Integer> names = new HashMap<>();
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
        String[] months = symbols.getMonths(context, width);
        for (int i = 0; i < 12 && i < months.length; i++) {
          names.putIfAbsent(key(months[i]), i + 1);
        }
      }
    }
    shortenToPrefixes(names);
    names.keySet().removeIf(name -> name.isEmpty() || Character.isDigit(name.charAt(0)));
    return Map.copyOf(names);
  }

  /** Newspapers abbreviate in their own ways: "sept", "févr", "augusti" as "aug". */
  private static void shortenToPrefixes(Map<String, Integer> names) {
    Map<String, Integer> prefixes = new HashMap<>();
    names.forEach(
        (name, month) -> {
          for (int length = MIN_LETTERS; length < name.length() && length <= 4; length++) {
            prefixes.merge(
                name.substring(0, length), month, (a, b) -> a.equals(b) ? a : Integer.valueOf(0));
          }
        });
    prefixes.forEach(
        (prefix, month) -> {
          if (month > 0) {
            names.putIfAbsent(prefix, month);
          }
        });
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT).strip();
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
