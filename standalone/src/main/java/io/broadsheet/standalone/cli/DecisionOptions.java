package io.broadsheet.standalone.cli;

import io.broadsheet.dedupe.DedupeSettings;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What decides whether two articles are copies, for the worker and for the oracle. */
final class DecisionOptions {

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT72H",
      description =
          "Articles whose fetch times are further apart are no copies (env BROADSHEET_WINDOW,"
              + " default PT72H).")
  private Duration window;

  @Option(
      names = "--candidates-per-key",
      paramLabel = "COUNT",
      defaultValue = "32",
      description =
          "How many earlier canonical articles an article is compared with for each of its index"
              + " keys (env BROADSHEET_CANDIDATES_PER_KEY, default 32).")
  private int candidatesPerKey;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  DedupeSettings settings() {
    if (candidatesPerKey < 1) {
      throw new ParameterException(
          command.commandLine(), "--candidates-per-key must be 1 or more, not " + candidatesPerKey);
    }
    return new DedupeSettings(window, candidatesPerKey);
  }
}
