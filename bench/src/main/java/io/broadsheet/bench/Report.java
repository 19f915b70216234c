package io.broadsheet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The figures of one run: one table for people, and the same as JSON. Not thread-safe. */
public final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String benchmark;
  private final Machine machine;
  private final int rounds;
  private final String work;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param work what each contestant did in a round, such as {@code 100 pages}
   */
  public Report(String benchmark, Machine machine, int rounds, String work) {
    this.benchmark = benchmark;
    this.machine = machine;
    this.rounds = rounds;
    this.work = work;
  }

  /** Adds a row. */
  public Row row(String name) {
    Row row = new Row(name);
    rows.add(row);
    return row;
  }

  /** One contestant and its figures by column; columns keep the order in which they came. */
  public static final class Row {

    private final String name;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, String> printed = new LinkedHashMap<>();

    private Row(String name) {
      this.name = name;
    }

    public void put(String column, double value, int decimals) {
      values.put(column, value);
      printed.put(column, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }
  }

  /** A Markdown table with a line above it that says how it was made. */
  public String toText() {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.values.keySet()));
    StringBuilder text = new StringBuilder();
    text.append("%s: %s, median of %d rounds; %s%n%n".formatted(benchmark, work, rounds, machine));
    text.append("| | ").append(String.join(" | ", columns)).append(" |\n");
    text.append("|---|").append("---:|".repeat(columns.size())).append('\n');
    for (Row row : rows) {
      text.append("| ").append(row.name);
      columns.forEach(column -> text.append(" | ").append(row.printed.getOrDefault(column, "")));
      text.append(" |\n");
    }
    return text.toString();
  }

  public String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("benchmark", benchmark).put("work", work).put("rounds", rounds);
    root.putPOJO("machine", machine);
    ObjectNode results = root.putObject("results");
    rows.forEach(row -> results.putPOJO(row.name, row.values));
    return root.toPrettyString();
  }
}
