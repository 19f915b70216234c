package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.dedupe.stream.DedupeWorker;
import io.broadsheet.dedupe.stream.Patience;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.dedupe.DecisionView.Decided;
import io.broadsheet.standalone.run.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.Stores;

/** Topics of one test on a shared broker, and dedupe workers on them. */
final class DedupeSite {

  static final int PARTITIONS = 4;

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** So that a killed worker is missed soon. */
  private static final Map<String, String> QUICK =
      Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1000");

  /** Wire stories are of 1987. */
  private static final Instant FLOOR = Instant.parse("1980-01-01T00:00:00Z");

  private static final Patience PATIENCE = Patience.DEFAULT.believingFrom(FLOOR);

  private final ClusterConfig cluster;
  private final Path states;

  private DedupeSite(ClusterConfig cluster, Path states) {
    this.cluster = cluster;
    this.states = states;
  }

  /** Creates topics and schemas under a prefix of their own. */
  static DedupeSite create(ClusterConfig servers, String prefix, Path states) {
    return create(servers, prefix, states, Map.of());
  }

  /**
   * @param more settings of the workers
   */
  static DedupeSite create(
      ClusterConfig servers, String prefix, Path states, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(QUICK);
    settings.putAll(more);
    ClusterConfig cluster =
        new ClusterConfig(servers.bootstrapServers(), servers.registryUrl(), prefix, settings);
    List<TopicSpec> topics = cluster.topics().all(PARTITIONS);
    try (TopicSetup setup = new TopicSetup(cluster);
        SchemaRegistry registry = new SchemaRegistry(cluster)) {
      topics.forEach(registry::register);
      setup.create(topics, (short) 1);
    }
    return new DedupeSite(cluster, states);
  }

  ClusterConfig cluster() {
    return cluster;
  }

  /** Where an instance keeps its state. */
  Path state(String instance) {
    return states.resolve(instance);
  }

  /** Starts a worker in this process and waits until it reads. */
  Worker start(String instance) throws InterruptedException {
    return start(instance, 0);
  }

  Worker start(String instance, int standbyReplicas) throws InterruptedException {
    return start(instance, standbyReplicas, cluster);
  }

  /** Starts a static member of the group, named like the instance. */
  Worker startStatic(String instance) throws InterruptedException {
    Map<String, String> settings = new HashMap<>(QUICK);
    settings.put("group.instance.id", instance);
    return start(
        instance,
        1,
        new ClusterConfig(
            cluster.bootstrapServers(), cluster.registryUrl(), cluster.topicPrefix(), settings));
  }

  /** Starts a worker that takes so long for each entry of its state that it reads back. */
  Worker startSlow(String instance, Duration ofAnEntry) throws InterruptedException {
    Worker worker =
        DedupeWorker.create(
            settings(instance, 0, cluster),
            DedupeSettings.DEFAULT,
            PATIENCE,
            name -> new SlowReading(Stores.persistentKeyValueStore(name), ofAnEntry));
    return started(instance, worker);
  }

  /** Starts a worker in this process, which may stop again. */
  Worker begin(String instance) {
    Worker worker =
        Workers.dedupe(settings(instance, 0, cluster), DedupeSettings.DEFAULT, PATIENCE);
    worker.start();
    return worker;
  }

  private Worker start(String instance, int standbyReplicas, ClusterConfig cluster)
      throws InterruptedException {
    WorkerSettings settings = settings(instance, standbyReplicas, cluster);
    return started(instance, Workers.dedupe(settings, DedupeSettings.DEFAULT, PATIENCE));
  }

  private WorkerSettings settings(String instance, int standbyReplicas, ClusterConfig cluster) {
    WorkerSettings defaults = WorkerSettings.of(Workers.DEDUPE, cluster, state(instance));
    return new WorkerSettings(
        defaults.name(),
        cluster,
        defaults.stateDir().resolve(Workers.DEDUPE),
        defaults.commitInterval(),
        1,
        1,
        standbyReplicas,
        defaults.storeMemory());
  }

  private static Worker started(String instance, Worker worker) throws InterruptedException {
    worker.start();
    assertThat(worker.awaitRunning(START_TIMEOUT)).as("%s runs", instance).isTrue();
    return worker;
  }

  /** The arguments of the command that runs an instance in a process of its own. */
  String[] command(String instance, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("worker", "dedupe", "--state", state(instance).toString()));
    arguments.addAll(List.of("--earliest-fetch", FLOOR.toString()));
    arguments.addAll(List.of(where()));
    QUICK.forEach((key, value) -> arguments.addAll(List.of("--kafka", key + "=" + value)));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Options that lead a command to the topics. */
  String[] where() {
    return new String[] {
      "--bootstrap", cluster.bootstrapServers(),
      "--registry", cluster.registryUrl(),
      "--prefix", cluster.topicPrefix()
    };
  }

  static Map<String, Decided> oracle(List<Article> articles, DedupeSettings settings) {
    Map<String, Decided> expected = new HashMap<>();
    for (Decision decision : new Oracle(settings).decide(articles)) {
      Decision.Match match = decision.match();
      expected.put(
          decision.id(),
          match == null
              ? new Decided(decision.id(), null, 0)
              : new Decided(decision.canonicalId(), match.relation().name(), match.similarity()));
    }
    return expected;
  }
}
