package io.broadsheet.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that docs/metrics.md lists, and those that an expression names. */
final class Metrics {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(broadsheet_\\w+)` \\| (\\w+) \\|([^|]*)\\|", Pattern.MULTILINE);
  private static final Pattern USE = Pattern.compile("\\b((?:broadsheet|jvm|process)_\\w+)");
  private static final Pattern SELECTOR = Pattern.compile("\\b(broadsheet_\\w+)\\{([^}]*)\\}");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*[=!]");
  private static final Set<String> EVERYWHERE = Set.of("worker", "pod", "namespace", "container");

  private final Map<String, Set<String>> labels = new TreeMap<>();

  private Metrics() {}

  /** Those that the page lists: by name of the series, its labels. */
  static Metrics documented() {
    String page = Manifests.text(Manifests.ROOT.resolve("docs/metrics.md"));
    Metrics metrics = new Metrics();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      Set<String> labels = new TreeSet<>(EVERYWHERE);
      Matcher label = Pattern.compile("`(\\w+)`").matcher(row.group(3));
      while (label.find()) {
        labels.add(label.group(1));
      }
      metrics.add(row.group(1), row.group(2).equals("histogram"), labels);
    }
    Matcher usual = Pattern.compile("`((?:jvm|process)_\\w+)`").matcher(page);
    while (usual.find()) {
      metrics.labels.put(usual.group(1), Set.of());
    }
    return metrics;
  }

  private void add(String name, boolean histogram, Set<String> its) {
    if (histogram) {
      Set<String> withBound = new TreeSet<>(its);
      withBound.add("le");
      labels.put(name + "_bucket", withBound);
      labels.put(name + "_sum", its);
      labels.put(name + "_count", its);
    } else {
      labels.put(name, its);
    }
  }

  int count() {
    return labels.size();
  }

  /** What an expression names that is not there: series, and labels that theirs do not have. */
  Set<String> unknown(String expression) {
    Set<String> unknown = new TreeSet<>();
    Matcher use = USE.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""));
    while (use.find()) {
      if (!labels.containsKey(use.group(1))) {
        unknown.add(use.group(1));
      }
    }
    Matcher selector = SELECTOR.matcher(expression);
    while (selector.find()) {
      Matcher label = LABEL.matcher(selector.group(2).replaceAll("\"[^\"]*\"", ""));
      while (label.find()) {
        if (!labels.getOrDefault(selector.group(1), Set.of()).contains(label.group(1))) {
          unknown.add(selector.group(1) + "{" + label.group(1) + "}");
        }
      }
    }
    return unknown;
  }
}
