package io.broadsheet.standalone.cli;

import io.broadsheet.cleaner.PartChoices;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.standalone.run.Workers;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet worker}: one worker, until it is stopped. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(cleaner | dedupe)",
    description = "Runs one worker on a cluster until it is stopped by a signal.")
final class WorkerCommand {

  @Command(
      name = "cleaner",
      mixinStandardHelpOptions = true,
      description = "Runs the cleaner: from pages to articles.")
  int cleaner(
      @Mixin PartOptions parts,
      @Mixin FetchTimeOptions times,
      @Mixin RuntimeOptions runtime,
      @Mixin HttpOptions http,
      @Mixin ClusterOptions cluster,
      @Mixin Logging logging)
      throws InterruptedException {
    WorkerSettings settings = runtime.settings(Workers.CLEANER, cluster.config());
    PartChoices choices = parts.choices();
    return run(settings.cluster(), http, () -> Workers.cleaner(settings, choices, times.rule()));
  }

  @Command(
      name = "dedupe",
      mixinStandardHelpOptions = true,
      description = "Runs the dedupe worker: from articles to canonical articles and duplicates.")
  int dedupe(
      @Mixin DecisionOptions decisions,
      @Mixin PatienceOptions patience,
      @Mixin RuntimeOptions runtime,
      @Mixin HttpOptions http,
      @Mixin ClusterOptions cluster,
      @Mixin Logging logging)
      throws InterruptedException {
    WorkerSettings settings = runtime.settings(Workers.DEDUPE, cluster.config());
    var decide = decisions.settings();
    return run(
        settings.cluster(), http, () -> Workers.dedupe(settings, decide, patience.patience()));
  }

  private static int run(ClusterConfig cluster, HttpOptions http, Supplier<Worker> make)
      throws InterruptedException {
    requireReady(cluster);
    Logging.workerDefaults();
    try (Worker worker = make.get();
        var probes = http.serve(worker.health(), worker::scrape)) {
      worker.start();
      worker.awaitStopped();
      worker.requireSound();
      return ExitCodes.OK;
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
