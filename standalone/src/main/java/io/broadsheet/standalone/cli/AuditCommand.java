package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.standalone.account.DedupeMemory;
import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import io.broadsheet.standalone.audit.Violation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet audit}: the accounting law on any cluster. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Checks that every page on the page topic stands in exactly one place. Tells where each"
            + " missing or doubled page was last seen; exit code 1 if there is one.")
final class AuditCommand implements Callable<Integer> {

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long to wait for pages still on their way, while none arrives (default 10).")
  private int patience;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT72H",
      description = "As the dedupe worker has it (env BROADSHEET_WINDOW, default PT72H).")
  private Duration window;

  @Option(
      names = "--lateness",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT96H",
      description = "As the dedupe worker has it (env BROADSHEET_LATENESS, default PT96H).")
  private Duration lateness;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  @Override
  public Integer call() throws InterruptedException {
    ClusterConfig config = cluster.config();
    try (TopicSetup setup = new TopicSetup(config)) {
      setup.requireTopics(config.topics().all(1).stream().map(topic -> topic.name()).toList());
    }
    Audit.Result result =
        new Audit(config, Duration.ofSeconds(patience), new DedupeMemory(window, lateness)).run();
    print(result);
    return result.isLawful() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static void print(Audit.Result result) {
    Map<Place, Long> places = result.places();
    System.out.printf(
        "%d pages: %d canonical, %d duplicates, %d rejected, %d dead letters, %d unchanged, %d"
            + " earlier revisions, %d replayed.%n",
        result.pages(),
        places.get(Place.CANONICAL),
        places.get(Place.DUPLICATE),
        places.get(Place.REJECTED),
        places.get(Place.DEAD_LETTER),
        places.get(Place.UNCHANGED),
        places.get(Place.SUPERSEDED),
        places.get(Place.REPLAYED));
    if (result.replaced() > 0) {
      System.out.printf(
          "%d pages were replaced by later crawls of their articles, which dedupe had forgotten by"
              + " then.%n",
          result.replaced());
    }
    if (result.late() > 0) {
      System.out.printf(
          "%d articles came late, and were compared only with what dedupe remembered: see 'Lanes'"
              + " in docs/feeding.md.%n",
          result.late());
    }
    new TreeMap<>(result.foreign())
        .forEach(
            (topic, count) ->
                System.out.printf(
                    "%d records of %s are none of this pipeline's: they cannot be read, or stem"
                        + " from no page.%n",
                    count, topic));
    long stuck = result.violations().stream().filter(Violation::isStuck).count();
    if (stuck > 0) {
      System.out.printf("%d pages wait in partitions in which a worker does not move.%n", stuck);
    }
    result.violations().forEach(AuditCommand::print);
    System.out.println(
        result.isLawful()
            ? "The accounting law holds."
            : "The accounting law is broken for %d pages.".formatted(result.violations().size()));
  }

  private static void print(Violation violation) {
    System.out.printf(
        "page %s %s (%s) ", violation.at(), violation.page().url(), violation.page().source());
    if (violation.isMissing()) {
      System.out.printf(
          "is %s: last seen at %s, %s%n",
          violation.isStuck() ? "stuck" : "missing", violation.lastSeen(), violation.note());
    } else {
      System.out.printf("stands in %d places:%n", violation.places().size());
      violation
          .places()
          .forEach(place -> System.out.printf("  %s: %s%n", place.at(), place.outcome()));
    }
  }
}
