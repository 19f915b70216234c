package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every command that talks to a cluster. */
final class ClusterOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:BROADSHEET_BOOTSTRAP:-localhost:9092}",
      description = "Kafka brokers (env BROADSHEET_BOOTSTRAP, default localhost:9092).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:BROADSHEET_REGISTRY:-http://localhost:8081}",
      description =
          "Schema Registry with the Confluent API (env BROADSHEET_REGISTRY, default"
              + " http://localhost:8081).")
  private String registry;

  @Option(
      names = "--prefix",
      defaultValue = "${env:BROADSHEET_PREFIX:-" + ClusterConfig.DEFAULT_TOPIC_PREFIX + "}",
      description = "Put before every topic name (env BROADSHEET_PREFIX, default news.).")
  private String prefix;

  @Option(
      names = "--client",
      paramLabel = "KEY=VALUE",
      description = "Any further setting of the Kafka or registry client; may be repeated.")
  private Map<String, String> client = new LinkedHashMap<>();

  ClusterConfig config() {
    return new ClusterConfig(bootstrap, registry, prefix, client);
  }
}
