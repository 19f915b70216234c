package io.broadsheet.containers;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testcontainers.containers.Network;

/**
 * Brokers and a registry in containers on a network of their own, and how workers are put beside
 * them. Brokers keep their ports when they are started again. Not thread-safe.
 */
public final class Site implements AutoCloseable {

  private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";
  private static final int HOST_PORT = 9094;
  private static final int REGISTRY_PORT = 8080;

  private final Network network = Network.newNetwork();
  private final List<Box> brokers = new ArrayList<>();
  private final Box registry;
  private final ClusterConfig outside;
  private final List<Box> others = new ArrayList<>();

  /**
   * Starts the servers, creates topics and schemas.
   *
   * @param count of brokers; all of them are controllers too
   */
  public Site(int count, int partitions) throws InterruptedException {
    int[] ports = IntStream.range(0, count).map(i -> freePort()).toArray();
    int registryPort = freePort();
    for (int i = 0; i < count; i++) {
      brokers.add(broker(i + 1, count, ports[i]).start());
    }
    registry = registry(registryPort).start();
    String bootstrap =
        IntStream.of(ports).mapToObj(port -> "localhost:" + port).collect(Collectors.joining(","));
    String url = "http://localhost:%d/apis/ccompat/v7".formatted(registryPort);
    outside = new ClusterConfig(bootstrap, url, ClusterConfig.DEFAULT_TOPIC_PREFIX, Map.of());
    Waiting.until("the servers answer", () -> setUp(outside, partitions, count));
  }

  private static boolean setUp(ClusterConfig cluster, int partitions, int brokers) {
    List<TopicSpec> topics = cluster.topics().all(partitions);
    try (TopicSetup setup = new TopicSetup(cluster);
        SchemaRegistry registry = new SchemaRegistry(cluster)) {
      registry.requireReachable();
      setup.create(topics, (short) brokers);
      topics.forEach(registry::register);
      return true;
    }
  }

  /** How this process reaches the cluster. */
  public ClusterConfig cluster() {
    return outside;
  }

  public List<Box> brokers() {
    return List.copyOf(brokers);
  }

  public Box registry() {
    return registry;
  }

  /** A worker that is not started yet, and is removed with the site. */
  public Box worker(String name, String image, int limitMib, String... arguments) {
    Box box = Box.worker(name, image, network, limitMib, inside()).command(arguments);
    others.add(box);
    return box;
  }

  private Map<String, String> inside() {
    String bootstrap =
        brokers.stream().map(b -> b.name() + ":9092").collect(Collectors.joining(","));
    String url = "http://registry:%d/apis/ccompat/v7".formatted(REGISTRY_PORT);
    return Map.of("BROADSHEET_BOOTSTRAP", bootstrap, "BROADSHEET_REGISTRY", url);
  }

  private Box broker(int node, int count, int port) {
    String voters =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "%d@kafka-%d:9093".formatted(i, i))
            .collect(Collectors.joining(","));
    Map<String, String> variables = new HashMap<>(brokerSettings(count));
    variables.put("KAFKA_NODE_ID", String.valueOf(node));
    variables.put("KAFKA_CONTROLLER_QUORUM_VOTERS", voters);
    variables.put(
        "KAFKA_ADVERTISED_LISTENERS",
        "INSIDE://kafka-%d:9092,OUTSIDE://localhost:%d".formatted(node, port));
    return Box.server("kafka-" + node, Images.KAFKA, network, variables).port(port, HOST_PORT);
  }

  private static Map<String, String> brokerSettings(int brokers) {
    String replicas = String.valueOf(brokers);
    String inSync = String.valueOf(Math.max(1, brokers - 1));
    return Map.ofEntries(
        Map.entry("CLUSTER_ID", CLUSTER_ID),
        Map.entry("KAFKA_HEAP_OPTS", "-Xmx384m -XX:TieredStopAtLevel=1"),
        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
        Map.entry("KAFKA_LISTENERS", "INSIDE://:9092,CONTROLLER://:9093,OUTSIDE://:" + HOST_PORT),
        Map.entry(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "INSIDE:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE"),
        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
        Map.entry("KAFKA_LOG_DIRS", "/tmp/kafka-data"),
        Map.entry("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(TopicSpec.MAX_RECORD_BYTES)),
        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
        Map.entry("KAFKA_DEFAULT_REPLICATION_FACTOR", replicas),
        Map.entry("KAFKA_MIN_INSYNC_REPLICAS", inSync),
        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", replicas),
        Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "6"),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", replicas),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", inSync),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "6"),
        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
        Map.entry("KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE", "8388608"));
  }

  private Box registry(int port) {
    return Box.server(
            "registry",
            Images.REGISTRY,
            network,
            Map.of(
                "QUARKUS_HTTP_PORT", String.valueOf(REGISTRY_PORT),
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "h2",
                "APICURIO_DATASOURCE_URL", "jdbc:h2:file:/tmp/registry/schemas"))
        .port(port, REGISTRY_PORT);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    others.forEach(Box::close);
    registry.close();
    brokers.forEach(Box::close);
    network.close();
  }
}
