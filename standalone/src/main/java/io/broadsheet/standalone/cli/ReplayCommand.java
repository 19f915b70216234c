package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.standalone.replay.Letter;
import io.broadsheet.standalone.replay.LetterFilter;
import io.broadsheet.standalone.replay.Replay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet replay}: dead letters back to where they came from. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Sends dead letters back to their source topics, once their cause is mended. Each is sent"
            + " once, also when a replay is killed and started again.")
final class ReplayCommand implements Callable<Integer>, Replay.Listener {

  @Option(
      names = "--dry-run",
      fallbackValue = "true",
      description = "Only show what would be sent.")
  private boolean dryRun;

  @Option(
      names = "--stage",
      description = "Only what failed there: a worker (cleaner) or a processor (cleaner/clean).")
  private String stage;

  @Option(
      names = "--error",
      paramLabel = "CLASS",
      description = "Only errors of that class, named with its package or without.")
  private String errorClass;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Only what failed at that time or later: " + TimeConverter.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Only what failed before that time.")
  private Instant until;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  private final Map<String, Integer> kinds = new TreeMap<>();

  @Override
  public Integer call() throws InterruptedException {
    ClusterConfig config = cluster.config();
    requireReady(config);
    Replay replay = new Replay(config, new LetterFilter(stage, errorClass, since, until), this);
    Replay.Summary summary = dryRun ? replay.dryRun() : replay.run();
    kinds.forEach((kind, count) -> System.err.printf("%,8d  %s%n", count, kind));
    System.err.printf(
        "%,d dead letters %s; %,d were sent before, %,d are not meant, %,d cannot be sent.%n",
        summary.sent(),
        dryRun ? "would be sent" : "sent",
        summary.before(),
        summary.others(),
        summary.refused());
    return summary.refused() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  @Override
  public void sent(Letter letter) {
    var content = letter.content();
    System.out.printf(
        "%s %s %s %s: %s%n",
        letter.failed(),
        content.getFailedAt(),
        content.getStage(),
        content.getErrorClass(),
        firstLine(content.getMessage()));
    kinds.merge(content.getStage() + " " + content.getErrorClass(), 1, Integer::sum);
  }

  @Override
  public void refused(Letter letter, String reason) {
    System.err.printf("Not sent: %s: %s%n", letter.failed(), reason);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static void requireReady(ClusterConfig config) {
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      setup.requireTopics(List.of(config.topics().deadLetters(), config.topics().replays()));
      registry.requireReachable();
    }
  }
}
