package io.broadsheet.standalone.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** An Apache Kafka broker with its controller (KRaft), in this process, on loopback. */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE = 1;
  private static final String CONTROLLER = "CONTROLLER";

  private final int port;
  private final KafkaRaftServer server;

  private EmbeddedBroker(int port, KafkaRaftServer server) {
    this.port = port;
    this.server = server;
  }

  /**
   * Starts a broker on a folder; one that was used before is taken up as it was left.
   *
   * @param port for clients, or 0 for a free one
   */
  public static EmbeddedBroker start(Path folder, int port) {
    return start(folder, port, Map.of());
  }

  /**
   * Starts a broker with some settings of its own.
   *
   * @param own settings that come before those that it would have
   */
  public static EmbeddedBroker start(Path folder, int port, Map<String, String> own) {
    int clients = Ports.choose(port, "Kafka broker", "--broker-port");
    Properties settings = settings(folder, clients, Ports.free());
    settings.putAll(own);
    format(folder);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(clients, server);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(CONTROLLER)
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot prepare %s for a broker".formatted(folder), e);
    }
  }

  private static Properties settings(Path folder, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE)),
            Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
                    .formatted(port, CONTROLLER, controllerPort)),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("log.dirs", folder.toString()),
            Map.entry("auto.create.topics.enable", "false")));
    settings.putAll(singleNode());
    return settings;
  }

  /** What a cluster of one needs to differ in: no replicas to wait for, few internal partitions. */
  private static Map<String, String> singleNode() {
    return Map.ofEntries(
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("default.replication.factor", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024)));
  }
}
