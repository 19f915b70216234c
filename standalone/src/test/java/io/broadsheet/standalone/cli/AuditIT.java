package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.Replay;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit} on topics that a test has written: no worker runs here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {

  @TempDir private static Path folder;

  private LocalCluster servers;

  @BeforeAll
  void start() throws Exception {
    servers = LocalCluster.start(folder, 0, 0);
  }

  @AfterAll
  void stop() {
    servers.close();
  }

  private static RecordMetadata page(TestPipeline pipeline, String name) throws Exception {
    return pipeline.send(pipeline.topics().pages(), name, TestPipeline.page(name));
  }

  private static void canonical(TestPipeline pipeline, String id, int revision, RecordMetadata page)
      throws Exception {
    var value = TestPipeline.canonical(id, revision, TestPipeline.ref(page));
    pipeline.send(pipeline.topics().canonical(), id, value);
  }

  private Commands.Ended audit(TestPipeline pipeline, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("audit", "--patience", "1"));
    arguments.addAll(List.of(options));
    return new Commands(folder.resolve("stderr"))
        .run(pipeline.cluster(), arguments.toArray(String[]::new));
  }

  @Test
  void shouldTellWhereMissingAndDoubledPagesWereLastSeen() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "broken.", 3)) {
      RecordMetadata fine = page(pipeline, "fine");
      RecordMetadata unread = page(pipeline, "unread");
      RecordMetadata lost = page(pipeline, "lost");
      RecordMetadata doubled = page(pipeline, "doubled");
      canonical(pipeline, "fine", 1, fine);
      canonical(pipeline, "doubled", 1, doubled);
      var article = TestPipeline.article("lost", TestPipeline.ref(lost));
      RecordMetadata cleaned = pipeline.send(pipeline.topics().articles(), "lost", article);
      var rejected = TestPipeline.rejected("doubled", TestPipeline.ref(doubled));
      RecordMetadata refused = pipeline.send(pipeline.topics().rejected(), "doubled", rejected);

      Commands.Ended audit = audit(pipeline);

      assertThat(audit.code()).as(audit.err()).isEqualTo(ExitCodes.FAILED);
      assertThat(audit.out().lines())
          .contains("The accounting law is broken for 3 pages.")
          .anyMatch(line -> line.startsWith("4 pages: 2 canonical, 0 duplicates, 1 rejected"))
          .contains(
              "page %d@%d https://site.example/unread (unread.html) is missing: last seen at %s, no cleaner has ever read this partition (group broken.cleaner)"
                  .formatted(unread.partition(), unread.offset(), unread),
              "page %d@%d https://site.example/lost (lost.html) is missing: last seen at %s, no dedupe has ever read this partition (group broken.dedupe)"
                  .formatted(lost.partition(), lost.offset(), cleaned),
              "page %d@%d https://site.example/doubled (doubled.html) stands in 2 places:"
                  .formatted(doubled.partition(), doubled.offset()))
          .anyMatch(line -> line.startsWith("  %s: Rejected[reason=index-page".formatted(refused)))
          .anyMatch(line -> line.startsWith("  broken.canonical-"));
    }
  }

  @Test
  void shouldFollowRevisionsRetractionsReplaysAndTransactions() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "lawful.", 2)) {
      RecordMetadata turned = page(pipeline, "turned");
      canonical(pipeline, "turned", 1, turned);
      pipeline.send(pipeline.topics().canonical(), "turned", null);
      var rejected = TestPipeline.rejected("turned", TestPipeline.ref(turned));
      pipeline.send(pipeline.topics().rejected(), "turned", rejected);
      failInDedupeAndReplay(pipeline);
      failInCleanerAndReplay(pipeline);
      writeAndAbort(pipeline);

      Commands.Ended audit = audit(pipeline);

      assertThat(audit.out())
          .contains("4 pages: 2 canonical, 0 duplicates, 1 rejected, 0 dead letters, 0 unchanged,")
          .contains("0 earlier revisions, 1 replayed.")
          .contains("The accounting law holds.");
      assertThat(audit.code()).isZero();
    }
  }

  @Test
  void shouldKnowAPageThatALaterCrawlReplacedFromOneThatWasLost() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "again.", 2)) {
      crawledAgain(pipeline, "forgotten", "2026-03-01T09:00:00Z", "2026-03-09T09:00:00Z");
      crawledAgain(pipeline, "known", "2026-03-03T09:00:00Z", "2026-03-09T09:00:00Z");
      for (int partition = 0; partition < 2; partition++) {
        committed(pipeline, "dedupe", pipeline.topics().articles(), partition, 4);
      }

      Commands.Ended audit = audit(pipeline);

      assertThat(audit.code()).as(audit.err()).isEqualTo(ExitCodes.FAILED);
      assertThat(audit.out())
          .contains("4 pages: 2 canonical, 0 duplicates,")
          .contains("1 pages were replaced by later crawls of their articles")
          .contains(
              "https://site.example/known (known.html) is missing: last seen at again.articles")
          .contains("The accounting law is broken for 1 pages.");
      assertThat(audit(pipeline, "--lateness", "48h").out()).contains("The accounting law holds.");
    }
  }

  @Test
  void shouldNameAPageThatWaitsWhereAWorkerDoesNotMoveAsStuck() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "stuck.", 1)) {
      crawledAgain(pipeline, "forgotten", "2026-03-01T09:00:00Z", "2026-03-09T09:00:00Z");
      page(pipeline, "waiting");
      committed(pipeline, "dedupe", pipeline.topics().articles(), 0, 0);
      committed(pipeline, "cleaner", pipeline.topics().pages(), 0, 2);

      Commands.Ended audit = audit(pipeline);

      assertThat(audit.code()).as(audit.err()).isEqualTo(ExitCodes.FAILED);
      assertThat(audit.out())
          .contains("2 pages wait in partitions in which a worker does not move.")
          .contains("is stuck: last seen at stuck.articles-0@0, the dedupe stands still before it")
          .contains("is stuck: last seen at stuck.pages-0@2, the cleaner stands still before it")
          .contains("The accounting law is broken for 2 pages.")
          .doesNotContain("replaced by later crawls");
    }
  }

  @Test
  void shouldCountRecordsThatAreNoneOfThePipeline() throws Exception {
    try (TestPipeline pipeline = new TestPipeline(servers.config(), "foreign.", 2)) {
      RecordMetadata fine = page(pipeline, "fine");
      canonical(pipeline, "fine", 1, fine);
      for (String topic : pipeline.topics().all(1).stream().map(TopicSpec::name).toList()) {
        if (!topic.equals(pipeline.topics().pages())) {
          pipeline.send(new ProducerRecord<>(topic, new byte[0], new byte[] {0, 0, 0, 0, 1}));
          pipeline.send(new ProducerRecord<>(topic, new byte[] {-1}, new byte[] {7}));
        }
      }
      pipeline.send(pipeline.topics().canonical(), "wild", TestPipeline.canonical("wild", 1, null));
      letter(pipeline, fineArticle(pipeline), new byte[] {1}, "dedupe/articles");

      Commands.Ended audit = audit(pipeline);

      assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
      assertThat(audit.out())
          .contains("3 records of foreign.canonical are none of this pipeline's")
          .contains("2 records of foreign.dead-letters are none")
          .contains("1 records of foreign.articles are none")
          .contains("The accounting law holds.");
    }
  }

  private static RecordMetadata fineArticle(TestPipeline pipeline) throws Exception {
    return pipeline.send(pipeline.topics().articles(), "fine", TestPipeline.article("fine", null));
  }

  private static void committed(
      TestPipeline pipeline, String worker, String topic, int partition, long offset)
      throws Exception {
    try (Admin admin = Admin.create(pipeline.cluster().kafka())) {
      admin
          .alterConsumerGroupOffsets(
              pipeline.cluster().topicPrefix() + worker,
              Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  /** Dedupe tells nothing of the first crawl; the second one stands in its place. */
  private static void crawledAgain(TestPipeline pipeline, String id, String first, String second)
      throws Exception {
    for (String time : List.of(first, second)) {
      RecordMetadata page = page(pipeline, id);
      var article =
          Article.newBuilder(TestPipeline.article(id, TestPipeline.ref(page)))
              .setFetchedAt(Instant.parse(time))
              .build();
      pipeline.send(pipeline.topics().articles(), id, article);
      canonical(pipeline, id, 1, page);
    }
  }

  /** The article is sent again, and stands for the same page. */
  private static void failInDedupeAndReplay(TestPipeline pipeline) throws Exception {
    String articles = pipeline.topics().articles();
    RecordMetadata page = page(pipeline, "undecided");
    var article = TestPipeline.article("undecided", TestPipeline.ref(page));
    byte[] bytes = pipeline.bytes(articles, article);
    RecordMetadata failed = pipeline.send(articles, "undecided", article);
    RecordMetadata letter = letter(pipeline, failed, bytes, "dedupe/decide");
    RecordMetadata again = pipeline.send(articles, "undecided", article);
    mark(pipeline, letter, failed, again);
    canonical(pipeline, "undecided", 1, page);
  }

  /** The page is sent again as another page. */
  private static void failInCleanerAndReplay(TestPipeline pipeline) throws Exception {
    RecordMetadata failed = page(pipeline, "unclean");
    byte[] bytes = pipeline.bytes(pipeline.topics().pages(), TestPipeline.page("unclean"));
    RecordMetadata letter = letter(pipeline, failed, bytes, "cleaner/clean");
    RecordMetadata again = page(pipeline, "unclean");
    mark(pipeline, letter, failed, again);
    canonical(pipeline, "unclean", 1, again);
  }

  private static RecordMetadata letter(
      TestPipeline pipeline, RecordMetadata failed, byte[] value, String stage) throws Exception {
    var letter = TestPipeline.letter(failed, "key", value, stage);
    return pipeline.send(pipeline.topics().deadLetters(), "key", letter);
  }

  private static void mark(
      TestPipeline pipeline, RecordMetadata letter, RecordMetadata failed, RecordMetadata sent)
      throws Exception {
    Replay mark =
        Replay.newBuilder()
            .setLetterPartition(letter.partition())
            .setLetterOffset(letter.offset())
            .setTopic(failed.topic())
            .setFailedPartition(failed.partition())
            .setFailedOffset(failed.offset())
            .setSentPartition(sent.partition())
            .setSentOffset(sent.offset())
            .setReplayedAt(Instant.parse("2026-03-17T11:00:00Z"))
            .build();
    pipeline.send(pipeline.topics().replays(), "mark", mark);
  }

  /** Leaves offsets on the page topic that hold no page. */
  private static void writeAndAbort(TestPipeline pipeline) {
    Map<String, Object> settings = new HashMap<>(pipeline.cluster().kafka());
    settings.put("transactional.id", "abort");
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(
          pipeline.record(pipeline.topics().pages(), "never", TestPipeline.page("never")));
      producer.flush();
      producer.abortTransaction();
    }
  }
}
