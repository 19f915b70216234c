package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicCatalogue;
import io.broadsheet.schemas.TopicSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How the topics should be. */
final class TopicOptions {

  @Option(
      names = "--partitions",
      paramLabel = "COUNT",
      defaultValue = "" + TopicCatalogue.DEFAULT_PARTITIONS,
      description =
          "Partitions of every topic (env BROADSHEET_PARTITIONS, default "
              + TopicCatalogue.DEFAULT_PARTITIONS
              + ").")
  private int partitions;

  @Option(
      names = "--replication",
      paramLabel = "COUNT",
      defaultValue = "-1",
      description =
          "Copies of every topic (env BROADSHEET_REPLICATION); by default what the brokers have as"
              + " theirs, and check takes any.")
  private short replication;

  @Option(
      names = "--retention",
      paramLabel = "TOPIC=DURATION,…",
      description =
          "How long topics are kept, by their names without prefix, such as pages=14d,rejected=60d;"
              + " of canonical and duplicates, how long tombstones are (env BROADSHEET_RETENTION)."
              + " describe shows the defaults.")
  private String retention;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  short replication() {
    return replication;
  }

  /** The topics of a cluster; contradictions are told as the user's. */
  List<TopicSpec> topics(ClusterConfig cluster) {
    try {
      return cluster.topics().all(partitions, retention());
    } catch (IllegalArgumentException | TypeConversionException e) {
      throw new ParameterException(command.commandLine(), "--retention: " + e.getMessage());
    }
  }

  private Map<String, Duration> retention() {
    Map<String, Duration> durations = new LinkedHashMap<>();
    for (String pair : retention == null ? new String[0] : retention.split(",")) {
      String[] sides = pair.split("=", 2);
      if (sides.length != 2) {
        throw new IllegalArgumentException("\"%s\" is not TOPIC=DURATION.".formatted(pair));
      }
      durations.put(sides[0].strip(), new DurationOption().convert(sides[1].strip()));
    }
    return durations;
  }
}
