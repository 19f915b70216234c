package io.broadsheet.standalone.cli;

import io.broadsheet.runtime.Worker;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.standalone.run.Workers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet worker}: one worker, until it is stopped. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = "Runs one worker on a cluster until it is stopped by a signal.")
final class WorkerCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Workers.Kind kind;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "${env:BROADSHEET_STATE:-state}",
      description =
          "Folder of the state stores, one a process (env BROADSHEET_STATE, default state).")
  private Path state;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  @Override
  public Integer call() throws InterruptedException {
    ClusterConfig config = cluster.config();
    requireReady(config);
    Logging.workerDefaults();
    try (Worker worker = kind.worker(config, state)) {
      worker.start();
      worker.awaitStopped();
      return worker.failure().isPresent() ? ExitCodes.FAILED : ExitCodes.OK;
    }
  }

  private static void requireReady(ClusterConfig config) {
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      setup.requireTopics(config.topics().all(1).stream().map(topic -> topic.name()).toList());
      registry.requireReachable();
    }
  }
}
