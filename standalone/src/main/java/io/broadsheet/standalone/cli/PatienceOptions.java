package io.broadsheet.standalone.cli;

import io.broadsheet.dedupe.protocol.Lateness;
import io.broadsheet.dedupe.stream.Patience;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long the dedupe worker waits for what comes late. */
final class PatienceOptions {

  @Option(
      names = "--lateness",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT96H",
      description =
          "How much later than the newest article of its partition an article of the default lane"
              + " may come and still be decided exactly; state is kept for the window and this (env"
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

  @Option(
      names = "--lane-lateness",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "P30D",
      description =
          "The same for articles of named lanes, whose files are seldom in the order of time (env"
              + " BROADSHEET_LANE_LATENESS, default P30D).")
  private Duration laneLateness;

  @Option(
      names = "--lane-ends-after",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT24H",
      description =
          "A named lane without articles for so long ends, and its state goes (env"
              + " BROADSHEET_LANE_ENDS_AFTER, default PT24H).")
  private Duration laneEndsAfter;

  @Option(
      names = "--remember",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "P90D",
      description =
          "How long an article that is not crawled again is known when its state has gone, so that"
              + " a crawl after that is unchanged or a revision (env BROADSHEET_REMEMBER, default"
              + " P90D).")
  private Duration remember;

  @Mixin private FetchTimeOptions times;

  Patience patience() {
    return new Patience(
        new Lateness(lateness, laneLateness), idleAfter, laneEndsAfter, remember, times.rule());
  }
}
