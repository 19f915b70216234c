package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.cli.Commands.Ended;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.run.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The procedure of docs/upgrades.md, command by command: a pipeline whose state this version does
 * not read, a new one beside it, the switch, and the way back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeIT {

  private static final int PARTITIONS = 4;
  private static final String SAMPLES = Path.of("..", "samples").toString();
  private static final byte[] SETTINGS = "settings".getBytes(UTF_8);
  private static final String FORM = "stored form ";

  @TempDir private static Path folder;

  private LocalCluster servers;

  @BeforeAll
  void startServers() throws InterruptedException {
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
  }

  @AfterAll
  void stopServers() {
    servers.close();
  }

  @Test
  void shouldTakeAPipelineToThisVersionAndBack() throws Exception {
    try (TestPipeline old = new TestPipeline(servers.config(), "old.", PARTITIONS)) {
      ClusterConfig next = under("next.");
      Set<String> canonical = decideSamples(old);
      setStoredForm(old, "4");
      Map<TopicPartition, Long> before = ends(old.cluster());

      assertRefusesTheState(old.cluster());
      assertOk(run(next, "topics", "create", "--partitions", String.valueOf(PARTITIONS)));
      assertOk(run(old.cluster(), "topics", "copy-pages", "--to", "next."));
      try (Workers workers = Workers.start(next, folder.resolve("next-state"))) {
        assertAudit(next);
        workers.requireAlive();
      }
      assertThat(canonical(next)).isEqualTo(canonical);
      assertThat(ends(old.cluster())).as("the old pipeline is not touched").isEqualTo(before);

      assertOk(run(next, "topics", "copy-pages", "--to", "old."));
      setStoredForm(old, "5");
      try (Workers workers = Workers.start(old.cluster(), folder.resolve("old-state"))) {
        assertAudit(old.cluster());
        workers.requireAlive();
      }
      assertThat(canonical(old.cluster())).isEqualTo(canonical);
    }
  }

  private Set<String> decideSamples(TestPipeline pipeline) throws Exception {
    try (Workers workers = Workers.start(pipeline.cluster(), folder.resolve("old-state"))) {
      assertOk(run(pipeline.cluster(), "ingest", SAMPLES, "--no-checkpoint"));
      assertAudit(pipeline.cluster());
      workers.requireAlive();
    }
    return canonical(pipeline.cluster());
  }

  private void assertRefusesTheState(ClusterConfig cluster) throws Exception {
    String state = folder.resolve("refused-state").toString();
    Ended refused = run(cluster, "worker", "dedupe", "--state", state);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("stored form 4", "stored form 5", "docs/upgrades.md");
  }

  /** As if the state had been written by another version; the next worker reads the changelog. */
  private static void setStoredForm(TestPipeline pipeline, String form) throws Exception {
    String changelog = pipeline.cluster().topicPrefix() + "dedupe-progress-changelog";
    for (ConsumerRecord<byte[], byte[]> entry : pipeline.read(changelog)) {
      if (new String(entry.key(), UTF_8).equals(new String(SETTINGS, UTF_8))) {
        String settings = new String(entry.value(), UTF_8);
        String changed = settings.replaceFirst(FORM + "\\d+", FORM + form);
        pipeline.send(
            new ProducerRecord<>(changelog, entry.partition(), SETTINGS, changed.getBytes(UTF_8)));
      }
    }
    delete(folder.resolve("old-state").resolve("dedupe"));
  }

  private static void delete(Path state) throws IOException {
    if (!Files.exists(state)) {
      return;
    }
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The articles that a consumer holds who applies all records. */
  private static Set<String> canonical(ClusterConfig cluster) throws InterruptedException {
    Set<String> ids = new TreeSet<>();
    CommittedConsumer.readAll(
        cluster,
        List.of(cluster.topics().canonical()),
        record -> {
          String id = new String(record.key(), UTF_8);
          if (record.value() == null) {
            ids.remove(id);
          } else {
            ids.add(id);
          }
        });
    assertThat(ids).isNotEmpty();
    return ids;
  }

  private static Map<TopicPartition, Long> ends(ClusterConfig cluster) {
    var topics = cluster.topics();
    List<String> all =
        List.of(topics.pages(), topics.articles(), topics.canonical(), topics.duplicates());
    try (var consumer = CommittedConsumer.fromBeginning(cluster, all)) {
      return consumer.endOffsets(consumer.assignment());
    }
  }

  private static void assertAudit(ClusterConfig cluster) throws Exception {
    assertOk(run(cluster, "audit", "--patience", "60"));
  }

  private static void assertOk(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private static Ended run(ClusterConfig cluster, String... arguments) throws Exception {
    return new Commands(folder.resolve("stderr")).run(cluster, arguments);
  }

  private ClusterConfig under(String prefix) {
    ClusterConfig config = servers.config();
    return new ClusterConfig(config.bootstrapServers(), config.registryUrl(), prefix, Map.of());
  }
}
