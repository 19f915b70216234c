package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.cleaner.ArticleId;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.cleaner.stream.CleanerTopology;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.Patience;
import io.broadsheet.ingest.Checkpoint;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.replay.Letter;
import io.broadsheet.standalone.replay.LetterFilter;
import io.broadsheet.standalone.replay.Replay;
import io.broadsheet.standalone.run.Workers;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters are sent back once, whatever happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LETTERS = 6000;
  private static final String FERRIES =
      "rel=\"canonical\" href=\"https://www.harbourpost.example/islands/night-ferries\"";

  @TempDir private static Path folder;

  private Commands commands;
  private LocalCluster servers;

  @BeforeAll
  void start() throws Exception {
    commands = new Commands(folder.resolve("stderr"));
    servers = LocalCluster.start(folder, 0, 0);
  }

  @AfterAll
  void stop() {
    servers.close();
  }

  private static final class Silent implements Replay.Listener {
    @Override
    public void sent(Letter letter) {}

    @Override
    public void refused(Letter letter, String reason) {}
  }

  private static Replay all(ClusterConfig cluster) {
    return new Replay(cluster, LetterFilter.ALL, new Silent());
  }

  @Test
  void shouldEndAPageThatFailedForAMendedReasonAsAnArticleOnce() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "mended.", 2)) {
      ClusterConfig cluster = pipeline.cluster();
      feedSamples(cluster);
      letTheCleanerFail(cluster);

      Commands.Ended dry = commands.run(cluster, "replay", "--dry-run", "--stage", "cleaner");
      Commands.Ended none = commands.run(cluster, "replay", "--error", "OtherException");
      Commands.Ended first = commands.run(cluster, "replay", "--error", "FerryException");
      Commands.Ended again = commands.run(cluster, "replay");

      assertThat(dry.out()).isEqualTo(first.out());
      assertThat(dry.err()).contains("2 dead letters would be sent; 0 were sent before");
      assertThat(none.err()).contains("0 dead letters sent; 0 were sent before, 2 are not meant");
      assertThat(first.err()).contains("2 dead letters sent; 0 were sent before, 0 are not meant");
      assertThat(again.err()).contains("0 dead letters sent; 2 were sent before");
      try (Workers workers = Workers.start(cluster, folder.resolve("mended-state"))) {
        Audit.Result audit = AuditAtRest.run(cluster, PATIENCE);
        assertThat(audit.violations()).isEmpty();
        assertThat(audit.pages()).isEqualTo(14);
        assertThat(audit.places()).containsEntry(Place.REPLAYED, 2L);
        assertThat(audit.places()).containsEntry(Place.DEAD_LETTER, 0L);
        assertThat(audit.places()).containsEntry(Place.CANONICAL, 6L);
        workers.requireAlive();
      }
      String ferries = ArticleId.of("https://www.harbourpost.example/islands/night-ferries");
      assertThat(pipeline.read(pipeline.topics().articles()))
          .filteredOn(record -> record.headers().lastHeader(Replay.HEADER) != null)
          .extracting(record -> new String(record.key(), UTF_8))
          .containsOnly(ferries);
      assertThat(pipeline.read(pipeline.topics().canonical()))
          .extracting(record -> new String(record.key(), UTF_8))
          .containsOnlyOnce(ferries);
    }
  }

  @Test
  void shouldSendNothingTwiceWhenKilledAgainAndAgain() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "killed.", 2)) {
      writeLetters(pipeline, LETTERS);
      for (int kill = 1; kill <= 3; kill++) {
        Process replay = commands.start(pipeline.cluster(), "replay");
        readLines(replay.inputReader(UTF_8), 450 * kill);
        assertThat(replay.destroyForcibly().waitFor()).isEqualTo(137);
      }

      Commands.Ended rest = commands.run(pipeline.cluster(), "replay");

      assertThat(rest.code()).as(rest.err()).isZero();
      assertThat(rest.out().lines().count()).isBetween(1L, LETTERS - 1500L);
      assertThat(copies(pipeline)).hasSize(LETTERS).allSatisfy((of, n) -> assertThat(n).isOne());
    }
  }

  @Test
  void shouldStopBetweenLettersOnSigint() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "stopped.", 1)) {
      writeLetters(pipeline, LETTERS);
      Process replay = commands.start(pipeline.cluster(), "replay");
      BufferedReader out = replay.inputReader(UTF_8);
      readLines(out, 450);
      new ProcessBuilder("kill", "-INT", String.valueOf(replay.pid())).start().waitFor();
      Thread.sleep(2000); // it cannot end meanwhile: its output is not read on, and fills the pipe
      long told = 450 + out.lines().count();

      assertThat(replay.waitFor()).isEqualTo(ExitCodes.INTERRUPTED);
      assertThat(Files.readString(folder.resolve("stderr"))).isEqualToIgnoringNewLines("Stopped.");
      assertThat(copies(pipeline)).hasSize((int) told);
      assertThat(all(pipeline.cluster()).run())
          .isEqualTo(new Replay.Summary(LETTERS - told, told, 0, 0));
    }
  }

  @Test
  void shouldUndoWhatAnEarlierReplayLeftUnfinishedAndShutItOut() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "fenced.", 1);
        var earlier = transactional(pipeline.cluster())) {
      writeLetters(pipeline, 3);
      earlier.initTransactions();
      earlier.beginTransaction();
      earlier.send(new ProducerRecord<>(pipeline.topics().pages(), new byte[1], new byte[1])).get();

      Replay.Summary summary = all(pipeline.cluster()).run();

      assertThat(summary).isEqualTo(new Replay.Summary(3, 0, 0, 0));
      assertThatThrownBy(earlier::commitTransaction).isInstanceOf(ProducerFencedException.class);
      assertThat(pipeline.read(pipeline.topics().pages())).hasSize(3);
    }
  }

  @Test
  void shouldSendAnyRecordRawWithItsKeyAndHeaders() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "raw.", 1)) {
      RecordMetadata failed = new RecordMetadata(partition(pipeline, 0), 41, 0, 0, 0, 0);
      var letter = TestPipeline.letter(failed, "key", new byte[] {0, 7}, "cleaner/pages");
      letter.getHeaders().put("crawl", java.nio.ByteBuffer.wrap("spring".getBytes(UTF_8)));
      letter.getHeaders().put("__streams.errors.topic", java.nio.ByteBuffer.allocate(1));
      letter.getHeaders().put(Replay.HEADER, java.nio.ByteBuffer.wrap("old".getBytes(UTF_8)));
      pipeline.send(pipeline.topics().deadLetters(), "key", letter);
      var gone = new RecordMetadata(partition(pipeline, 7), 0, 0, 0, 0, 0);
      var lost = TestPipeline.letter(gone, "key", new byte[1], "cleaner/pages");
      pipeline.send(pipeline.topics().deadLetters(), "key", lost);

      Replay.Summary summary = all(pipeline.cluster()).run();

      assertThat(summary).isEqualTo(new Replay.Summary(1, 0, 0, 1));
      var copy = pipeline.read(pipeline.topics().pages()).get(0);
      assertThat(copy.key()).isEqualTo("key".getBytes(UTF_8));
      assertThat(copy.value()).containsExactly(0, 7);
      assertThat(copy.headers().lastHeader("crawl").value()).isEqualTo("spring".getBytes(UTF_8));
      assertThat(copy.headers()).hasSize(2);
      assertThat(copy.headers().headers(Replay.HEADER))
          .singleElement()
          .extracting(header -> new String(header.value(), UTF_8))
          .isEqualTo("raw.pages-0@41");
    }
  }

  private static final class FerryException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static CleaningOutcome failOnFerries(Page page, SiteMemory.Now sites) {
    if (new String(page.body(), UTF_8).contains(FERRIES)) {
      throw new FerryException();
    }
    return new Cleaner().clean(page);
  }

  /** Runs a cleaner with a fault until it has taken all pages. */
  private static void letTheCleanerFail(ClusterConfig cluster) throws InterruptedException {
    Path state = folder.resolve("failing-state");
    try (Worker cleaner =
            new Worker(
                WorkerSettings.of("cleaner", cluster, state),
                new CleanerTopology(cluster, ReplayIT::failOnFerries).build());
        Worker dedupe =
            Workers.dedupe(
                WorkerSettings.of(Workers.DEDUPE, cluster, state),
                DedupeSettings.DEFAULT,
                Patience.DEFAULT)) {
      cleaner.start();
      dedupe.start();
      Audit.Result audit = new Audit(cluster, PATIENCE).run();
      assertThat(audit.isLawful()).isTrue();
      assertThat(audit.places()).containsEntry(Place.DEAD_LETTER, 2L);
    }
  }

  private static void feedSamples(ClusterConfig cluster) throws InterruptedException {
    PageReader reader = new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES);
    try (PageProducer producer = new PageProducer(cluster)) {
      PageFeed feed = new PageFeed(reader, producer, Checkpoint.NONE, new NoListener());
      for (Path file : InputFiles.below(List.of(Path.of("..", "samples"))).files()) {
        feed.feed(file);
      }
      feed.finish();
    }
  }

  private static final class NoListener implements PageFeed.Listener {
    @Override
    public void accepted(long number, RawPage page, RecordMetadata at) {}

    @Override
    public void refused(long number, InputItem.TooLarge page) {}

    @Override
    public void unreadable(InputItem.Unreadable input) {}
  }

  /** Letters of pages that failed, none of which is on the page topic any more. */
  private static void writeLetters(TestPipeline pipeline, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      RecordMetadata failed = new RecordMetadata(partition(pipeline, 0), i, 0, 0, 0, 0);
      var letter = TestPipeline.letter(failed, "key-" + i, new byte[1000], "cleaner/clean");
      var record = pipeline.record(pipeline.topics().deadLetters(), "key-" + i, letter);
      pipeline.sendLater(record);
    }
    pipeline.flush();
  }

  private static org.apache.kafka.common.TopicPartition partition(
      TestPipeline pipeline, int partition) {
    return new org.apache.kafka.common.TopicPartition(pipeline.topics().pages(), partition);
  }

  /** How often each failed record was sent again. */
  private static Map<String, Integer> copies(TestPipeline pipeline) throws InterruptedException {
    Map<String, Integer> copies = new TreeMap<>();
    for (var record : pipeline.read(pipeline.topics().pages())) {
      String of = new String(record.headers().lastHeader(Replay.HEADER).value(), UTF_8);
      copies.merge(of, 1, Integer::sum);
    }
    return copies;
  }

  private static void readLines(BufferedReader out, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      assertThat(out.readLine()).isNotNull();
    }
  }

  private static KafkaProducer<byte[], byte[]> transactional(ClusterConfig cluster) {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put("transactional.id", cluster.topicPrefix() + "replay");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
