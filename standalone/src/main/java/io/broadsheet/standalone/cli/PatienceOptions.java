package io.broadsheet.standalone.cli;

import io.broadsheet.dedupe.stream.Patience;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the dedupe worker waits for what comes late. */
final class PatienceOptions {

  @Option(
      names = "--lateness",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT96H",
      description =
          "How much later than the newest article of its partition an article may come and still"
              + " be decided exactly; state is kept for the window and this (env"
              + " BROADSHEET_LATENESS, default PT96H).")
  private Duration lateness;

  @Option(
      names = "--idle-after",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT15M",
      description =
          "A partition without articles for so long does not keep others from forgetting (env"
              + " BROADSHEET_IDLE_AFTER, default PT15M).")
  private Duration idleAfter;

  Patience patience() {
    return new Patience(lateness, idleAfter);
  }
}
