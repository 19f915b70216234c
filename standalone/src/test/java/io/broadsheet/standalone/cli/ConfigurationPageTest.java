package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.config.EnvironmentDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds the tables of docs/configuration.md to the options that there are. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(--[a-z-]+)` \\| (?:`([^`]*)`)? *\\| (?:`([^`]*)` *|[^|]*)\\|");

  @Test
  void shouldListEveryOptionWithItsVariableAndNoOther() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    rows().forEach((option, row) -> listed.put(option, row.group(2) == null ? "" : row.group(2)));
    Map<String, String> actual = new TreeMap<>();
    options().forEach((name, option) -> actual.put(name, variable(option)));
    assertThat(listed).isEqualTo(actual);
  }

  @Test
  void shouldSayTheDefaultThatAnOptionHas() throws IOException {
    Map<String, OptionSpec> options = options();
    var several = new TreeSet<>(List.of("--patience", "--commit-interval"));
    rows()
        .forEach(
            (name, row) -> {
              OptionSpec option = options.get(name);
              if (option != null && option.defaultValue() != null && !several.contains(name)) {
                assertThat(row.group(3)).as("default of " + name).isEqualTo(option.defaultValue());
              }
            });
  }

  private static Map<String, Matcher> rows() throws IOException {
    Map<String, Matcher> rows = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        rows.put(row.group(1), row);
      }
    }
    return rows;
  }

  private static String variable(OptionSpec option) {
    return switch (option.longestName()) {
      case "--kafka" -> "BROADSHEET_KAFKA_…";
      case "--registry-client" -> "BROADSHEET_REGISTRY_…";
      default -> EnvironmentDefaults.variable(option).orElse("");
    };
  }

  private static Map<String, OptionSpec> options() {
    Map<String, OptionSpec> options = new TreeMap<>();
    collect(Main.commandLine(Map.of()), options);
    options.keySet().removeAll(List.of("--help", "--version"));
    return options;
  }

  private static void collect(CommandLine command, Map<String, OptionSpec> options) {
    command.getCommandSpec().options().forEach(it -> options.putIfAbsent(it.longestName(), it));
    command.getSubcommands().values().forEach(below -> collect(below, options));
  }
}
