package io.broadsheet.standalone.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerFaultException;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.runtime.health.Verdict;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose thread is dead, and one that restores, as probes see them. */
class WorkerHealthIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static ClusterConfig cluster;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    cluster = new ClusterConfig(broker.bootstrapServers(), "mock://health", "news.", Map.of());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldBeDeadWhenAFaultEndedItsThread() throws Exception {
    create("dying-input", Map.of());
    send("dying-input");
    try (Worker worker = worker("dying", topology("dying-input", WorkerHealthIT::die))) {
      worker.start();
      worker.awaitStopped();
      assertThat(worker.health().live()).isEqualTo(new Verdict(false, "stopped: the disk is full"));
      assertThat(worker.health().ready().good()).isFalse();
      assertThat(worker.scrape()).contains("broadsheet_worker_running{worker=\"dying\"} 0.0");
    }
  }

  @Test
  void shouldBeLiveAndNotReadyUntilItsStoreIsRestored() throws Exception {
    create("restoring-input", Map.of());
    create("news.restoring-store-changelog", Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"));
    send("news.restoring-store-changelog");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Topology topology =
        topology("restoring-input", record -> {})
            .addStateStore(new SlowStore("store", begun, goOn).builder(), "process");
    try (Worker worker = worker("restoring", topology)) {
      worker.start();
      assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(worker.health().live().good()).isTrue();
      assertThat(worker.health().ready()).isEqualTo(new Verdict(false, "restores: 1 records left"));
      assertThat(worker.health().started().good()).isFalse();
      assertThat(worker.scrape())
          .contains("broadsheet_restore_records_left{partition=\"0\",store=\"store\"");
      goOn.countDown();
      assertThat(worker.awaitRunning(PATIENCE)).isTrue();
      assertThat(worker.health().ready()).isEqualTo(new Verdict(true, "running"));
      assertThat(worker.health().started().good()).isTrue();
      assertThat(worker.scrape()).doesNotContain("broadsheet_restore_records_left{");
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void shouldBeReadyAndSaySoWhileAnotherHasAllTasks() throws Exception {
    create("shared-input", Map.of());
    Topology topology = topology("shared-input", record -> {});
    try (Worker first = worker("sharing", topology);
        Worker second =
            new Worker(WorkerSettings.of("sharing", cluster, folder.resolve("second")), topology)) {
      first.start();
      assertThat(first.awaitRunning(PATIENCE)).isTrue();
      assertThat(first.scrape()).contains("broadsheet_tasks_active{worker=\"sharing\"} 1.0");
      second.start();
      assertThat(second.awaitRunning(PATIENCE)).isTrue();
      // while the task moves from one to the other, both wait without tasks for a moment
      Set<Verdict> settled =
          Set.of(new Verdict(true, "running"), new Verdict(true, "waits without tasks"));
      Supplier<List<Verdict>> verdicts =
          () -> List.of(first.health().ready(), second.health().ready());
      await(() -> settled.equals(Set.copyOf(verdicts.get())));
      assertThat(verdicts.get()).containsExactlyInAnyOrderElementsOf(settled);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
  }

  private static void die(Record<byte[], byte[]> record) {
    throw new WorkerFaultException("the disk is full");
  }

  private static Worker worker(String name, Topology topology) {
    return new Worker(WorkerSettings.of(name, cluster, folder.resolve(name)), topology);
  }

  private static Topology topology(String input, Processor<byte[], byte[], Void, Void> processor) {
    ProcessorSupplier<byte[], byte[], Void, Void> fresh = () -> processor::process;
    var bytes = Serdes.ByteArray().deserializer();
    return new Topology()
        .addSource("source", bytes, bytes, input)
        .addProcessor("process", fresh, "source");
  }

  private static void create(String topic, Map<String, String> settings) throws Exception {
    try (Admin admin = Admin.create(cluster.kafka())) {
      NewTopic created = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings);
      admin.createTopics(List.of(created)).all().get();
    }
  }

  private static void send(String topic) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, "a".getBytes(UTF_8), "b".getBytes(UTF_8))).get();
    }
  }
}
