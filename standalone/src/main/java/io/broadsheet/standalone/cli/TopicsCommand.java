package io.broadsheet.standalone.cli;

import io.broadsheet.dedupe.stream.DedupeReset;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.copy.PageCopy;
import io.broadsheet.standalone.run.Workers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet topics}: set-up of topics and schemas. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create | check | describe | copy-pages | reset-dedupe)",
    description = "Creates or checks the topics and schemas of a cluster.")
final class TopicsCommand {

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description =
          "Creates the topics that are missing and registers the schemas. What exists stays as it"
              + " is.")
  int create(@Mixin ClusterOptions cluster, @Mixin TopicOptions wanted) {
    ClusterConfig config = cluster.config();
    List<TopicSpec> topics = wanted.topics(config);
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      registry.requireReachable();
      List<String> created = setup.create(topics, wanted.replication());
      topics.forEach(registry::register);
      created.forEach(name -> System.out.println("created " + name));
      System.out.printf(
          "%d topics created, %d were there; schemas are registered.%n",
          created.size(), topics.size() - created.size());
      return ExitCodes.OK;
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Names every difference from what should be, in topics and schemas; exit code 1 if there"
              + " is one. Give it the options that the topics were created with.")
  int check(@Mixin ClusterOptions cluster, @Mixin TopicOptions wanted) {
    ClusterConfig config = cluster.config();
    List<TopicSpec> topics = wanted.topics(config);
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      registry.requireReachable();
      List<String> differences = new ArrayList<>(setup.differences(topics, wanted.replication()));
      topics.forEach(topic -> differences.addAll(registry.differences(topic)));
      differences.forEach(System.out::println);
      System.out.println(
          differences.isEmpty() ? "All is as it should be." : differences.size() + " differences.");
      return differences.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
  }

  @Command(
      name = "describe",
      mixinStandardHelpOptions = true,
      description = "Prints the topics as they should be; asks no cluster.")
  int describe(@Mixin ClusterOptions cluster, @Mixin TopicOptions wanted) {
    for (TopicSpec topic : wanted.topics(cluster.config())) {
      System.out.printf(
          "%-24s %-18s %3d partitions, %s, %s%n",
          topic.name(),
          topic.valueSchema().getName(),
          topic.partitions(),
          wanted.replication() < 0
              ? "replication of the brokers"
              : "replication " + wanted.replication(),
          (topic.isCompacted() ? "compacted, tombstones kept " : "kept ")
              + DurationOption.text(topic.retention()));
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "reset-dedupe",
      mixinStandardHelpOptions = true,
      description = {
        "Makes dedupe decide all articles anew: deletes its state, its messages and its consumer"
            + " group, and empties canonical, duplicates and recrawls. Consumers of these have to"
            + " start anew as well. Refuses while a dedupe worker runs.",
        "For another window or number of partitions; see docs/dedupe-operation.md."
      })
  int resetDedupe(
      @Mixin ClusterOptions cluster,
      @Option(
              names = "--yes",
              fallbackValue = "true",
              description = "Really do it: decisions are lost.")
          boolean sure) {
    if (!sure) {
      System.err.println(
          "broadsheet topics reset-dedupe: this deletes all decisions. Add --yes to do it.");
      return ExitCodes.USAGE;
    }
    ClusterConfig config = cluster.config();
    String group = config.topicPrefix() + Workers.DEDUPE;
    try (DedupeReset reset = new DedupeReset(config, group, System.out::println)) {
      reset.run();
    }
    System.out.println(
        "Now delete the state folders of all dedupe workers, then start them: they decide what is"
            + " on "
            + config.topics().articles()
            + ".");
    return ExitCodes.OK;
  }

  @Command(
      name = "copy-pages",
      mixinStandardHelpOptions = true,
      description = {
        "Copies the pages of the pipeline to the page topic of another prefix, each once, also when"
            + " it is stopped and started again. The topics of the other prefix have to be there,"
            + " with as many partitions.",
        "For reprocessing everything side by side; see docs/bad-days.md."
      })
  int copyPages(
      @Mixin ClusterOptions cluster,
      @Option(names = "--to", required = true, description = "The other prefix, such as next.")
          String to,
      @Option(names = "--follow", description = "Go on with pages that come, until it is stopped.")
          boolean follow,
      @Mixin Logging logging)
      throws InterruptedException {
    ClusterConfig from = cluster.config();
    ClusterConfig other =
        new ClusterConfig(
            from.bootstrapServers(),
            from.registryUrl(),
            to,
            from.kafkaSettings(),
            from.registrySettings());
    try (PageCopy copy = PageCopy.open(from, other)) {
      System.out.printf("%,d pages copied.%n", copy.run(follow));
      return ExitCodes.OK;
    }
  }
}
