package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.config.EnvironmentDefaults;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command that talks to a cluster. */
final class ClusterOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9092",
      description = "Kafka brokers (env BROADSHEET_BOOTSTRAP, default localhost:9092).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "http://localhost:8081",
      description =
          "Schema Registry with the Confluent API (env BROADSHEET_REGISTRY, default"
              + " http://localhost:8081).")
  private String registry;

  @Option(
      names = "--prefix",
      defaultValue = "" + ClusterConfig.DEFAULT_TOPIC_PREFIX,
      description = "Put before every topic name (env BROADSHEET_PREFIX, default news.).")
  private String prefix;

  @Option(
      names = "--kafka",
      paramLabel = "KEY=VALUE",
      description =
          "Any further setting of the Kafka clients; may be repeated (env BROADSHEET_KAFKA_KEY).")
  private Map<String, String> kafka = new LinkedHashMap<>();

  @Option(
      names = "--registry-client",
      paramLabel = "KEY=VALUE",
      description =
          "Any further setting of the registry's client; may be repeated (env"
              + " BROADSHEET_REGISTRY_KEY).")
  private Map<String, String> registryClient = new LinkedHashMap<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  ClusterConfig config() {
    return new ClusterConfig(
        bootstrap,
        registry,
        prefix,
        EnvironmentDefaults.kafka(command, kafka),
        EnvironmentDefaults.registry(command, registryClient));
  }
}
