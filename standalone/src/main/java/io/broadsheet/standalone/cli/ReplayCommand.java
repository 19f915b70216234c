package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.standalone.run.Replay;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet replay}: dead letters back to where they came from. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Sends the dead letters that have not been replayed yet back to their source topics, each"
            + " once.")
final class ReplayCommand implements Callable<Integer> {

  @Option(names = "--dry-run", description = "Only show what would be sent.")
  private boolean dryRun;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  @Override
  public Integer call() throws InterruptedException {
    ClusterConfig config = cluster.config();
    try (TopicSetup setup = new TopicSetup(config)) {
      setup.requireTopics(List.of(config.topics().deadLetters()));
    }
    long replayed =
        new Replay(config, dryRun)
            .run(
                letter ->
                    System.out.printf(
                        "%s-%d@%d %s %s%n",
                        letter.getTopic(),
                        letter.getPartition(),
                        letter.getOffset(),
                        letter.getStage(),
                        letter.getErrorClass()));
    System.err.printf("%,d dead letters %s.%n", replayed, dryRun ? "would be sent" : "sent");
    return ExitCodes.OK;
  }
}
