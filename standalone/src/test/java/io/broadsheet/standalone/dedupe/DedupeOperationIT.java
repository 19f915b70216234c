package io.broadsheet.standalone.dedupe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.cli.Commands;
import io.broadsheet.standalone.cli.Commands.Ended;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the worker and the command do when dedupe is to be run otherwise than before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DedupeOperationIT {

  private static final DedupeSettings NARROW = new DedupeSettings(Duration.ofHours(6), 32);

  @TempDir private static Path folder;

  private final List<Article> stories = Stories.madeUp(240);
  private LocalCluster servers;
  private DedupeSite site;

  @BeforeAll
  void startServers() throws InterruptedException {
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
  }

  @AfterAll
  void stopServers() {
    servers.close();
  }

  @BeforeEach
  void createSite(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    site = DedupeSite.create(servers.config(), name + ".", folder.resolve(name));
  }

  @Test
  void shouldRefuseAnotherWindowAndDecideAnewAfterReset() throws Exception {
    decideAll();
    Map<TopicPartition, Long> before = ends();

    Ended refused = run(site.command("only", "--window", "6h"));

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("window PT72H", "window PT6H", "broadsheet topics reset-dedupe --yes");
    assertThat(ends()).isEqualTo(before);
    decideAll();
    assertThat(reset("--yes").code()).isZero();
    Process worker =
        new Commands(folder.resolve("anew.log")).start(site.command("only", "--window", "6h"));
    try (DecisionView anew = new DecisionView(site.cluster())) {
      anew.assertEndsAs(DedupeSite.oracle(stories, NARROW));
    } finally {
      worker.destroyForcibly().waitFor();
    }
  }

  /** Sends the stories, or sends them again, which changes nothing. */
  private void decideAll() throws InterruptedException {
    try (Worker worker = site.start("only");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(stories);
      view.assertEndsAs(DedupeSite.oracle(stories, DedupeSettings.DEFAULT));
      worker.requireSound();
    }
  }

  @Test
  void shouldResetNothingWhileAWorkerRunsOrWithoutYes() throws Exception {
    try (Worker worker = site.start("only")) {
      Map<TopicPartition, Long> before = ends();

      Ended withoutYes = reset();
      Ended whileRunning = reset("--yes");

      assertThat(withoutYes.code()).isEqualTo(2);
      assertThat(whileRunning.code()).isEqualTo(1);
      assertThat(whileRunning.err()).contains("stop all dedupe workers first");
      assertThat(ends()).isEqualTo(before);
      worker.requireSound();
    }
  }

  /** More than a broker takes of a topic that does not say otherwise, and not to be compressed. */
  @Test
  void shouldDecideArticlesOfMegabytes() throws Exception {
    Random random = new Random(7);
    String text =
        Stream.generate(() -> Long.toString(random.nextLong(), Character.MAX_RADIX))
            .limit(200_000)
            .collect(Collectors.joining(" "));
    List<Article> large =
        Stream.of("first", "second")
            .map(id -> new Article(id, null, stories.get(0).fetchedAt(), "A title", text))
            .toList();
    try (Worker worker = site.start("only");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(large);
      view.assertEndsAs(DedupeSite.oracle(large, DedupeSettings.DEFAULT));
      worker.requireSound();
    }
  }

  /** What no task has written decides nothing, so nothing stands still for it. */
  @Test
  void shouldDeadLetterForeignMessagesAndDecideOn() throws Exception {
    String messages = site.cluster().topics().dedupeMessages(1).name();
    try (Worker worker = site.start("only");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      send(messages, 0, null);
      send(messages, 1, new byte[0]);
      send(messages, 2, "garbage".getBytes(UTF_8));
      feed.send(stories);

      view.assertEndsAs(DedupeSite.oracle(stories, DedupeSettings.DEFAULT));
      worker.requireSound();
      assertThat(count(site.cluster().topics().deadLetters())).isEqualTo(3);
    }
  }

  /** What a task has written and nobody can read would be a decision that is never taken. */
  @Test
  void shouldStopAtADamagedMessageAndDeadLetterNothing() throws Exception {
    String messages = site.cluster().topics().dedupeMessages(1).name();
    byte[] marked = Arrays.copyOf(new byte[] {(byte) 0xb5, 'B', 'S', 'm'}, 40);
    try (Worker worker = site.start("only")) {
      send(messages, 2, marked);
      worker.awaitStopped();

      assertThatThrownBy(worker::requireSound)
          .hasMessageContaining("The message at " + messages + "-2@")
          .hasMessageContaining("cannot be taken: its checksum is wrong");
      assertThat(count(site.cluster().topics().deadLetters())).isZero();
    }
  }

  private void send(String topic, int partition, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            site.cluster().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, null, value)).get();
    }
  }

  private int count(String topic) throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    CommittedConsumer.readAll(site.cluster(), List.of(topic), record -> count.incrementAndGet());
    return count.get();
  }

  @Test
  void shouldSayWhatIsWrongWithAnOption() throws Exception {
    assertThat(run("worker", "dedupe", "--window", "soon").err())
        .contains("--window", "'soon' is no duration; write PT72H, or 72h");
    assertThat(run("worker", "dedupe", "--lateness", "PT-1H").err()).contains("is negative");
    assertThat(run("worker", "cleaner", "--threads", "0").err())
        .contains("--threads must be 1 or more, not 0");
    Ended noCandidates = run("dedupe", "--candidates-per-key", "0");
    assertThat(noCandidates.err()).contains("--candidates-per-key must be 1 or more, not 0");
    assertThat(noCandidates.code()).isEqualTo(2);
  }

  private Ended reset(String... options) throws Exception {
    return run(
        Stream.of(new String[] {"topics", "reset-dedupe"}, site.where(), options)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  private static Ended run(String... arguments) throws Exception {
    return new Commands(folder.resolve("stderr")).run(arguments);
  }

  /** How far the topics that dedupe decides into go. */
  private Map<TopicPartition, Long> ends() {
    var topics = site.cluster().topics();
    return ends(topics.canonical(), topics.duplicates(), topics.recrawls());
  }

  private Map<TopicPartition, Long> ends(String... topics) {
    try (var consumer = CommittedConsumer.fromBeginning(site.cluster(), List.of(topics))) {
      return consumer.endOffsets(consumer.assignment());
    }
  }
}
