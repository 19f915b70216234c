package io.broadsheet.cleaner.gold;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Means of named measures over pages, a page without a measure not counting for it. */
final class Tally {

  private record Mean(double sum, int count) {
    Mean plus(Mean other) {
      return new Mean(sum + other.sum, count + other.count);
    }
  }

  private final Map<String, Mean> means = new LinkedHashMap<>();

  void add(String measure, double value) {
    means.merge(measure, new Mean(value, 1), Mean::plus);
  }

  void add(String measure, boolean isSo) {
    add(measure, isSo ? 1 : 0);
  }

  /** NaN where no page has the measure. */
  double mean(String measure) {
    Mean mean = means.getOrDefault(measure, new Mean(0, 0));
    return mean.sum / mean.count;
  }

  /** F1 of the mean precision and the mean recall. */
  double textF1() {
    double precision = means.containsKey("precision") ? mean("precision") : 0;
    double recall = mean("recall");
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  static String header(String title) {
    return "%-18s %5s %6s %6s %6s %6s %6s %6s %9s %8s%n"
        .formatted(
            title, "pages", "F1", "exact", "title", "auth", "date", "lang", "rejected", "(wrong)");
  }

  String row(String name, int pages) {
    return "%-18s %5d %6s %6s %6s %6s %6s %6s %9s %8s%n"
        .formatted(
            name,
            pages,
            means.containsKey("recall") ? cell(textF1()) : "",
            cell(mean("exact")),
            cell(mean("title")),
            cell(mean("authors")),
            cell(mean("published")),
            cell(mean("language")),
            cell(mean("rejected")),
            cell(mean("falselyRejected")));
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
