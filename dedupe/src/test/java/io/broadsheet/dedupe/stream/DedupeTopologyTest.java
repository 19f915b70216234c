package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.RecrawlKind;
import io.broadsheet.schemas.Relation;
import io.broadsheet.schemas.SchemaRegistry;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupeTopologyTest {

  private static final Patience PATIENCE = new Patience(Duration.ofHours(1), Duration.ofHours(1));
  private static final String SCOPE = "dedupe-topology";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String STORY =
      "The tidal barrier at the mouth of the estuary closed its eleven gates for the first time on"
          + " Tuesday, six years after work began. Engineers lowered the steel gates one after"
          + " another while the spring tide stood above the old quay. Behind the barrier the water"
          + " in the inner harbour stayed level and no cellar in the lower town was flooded.";
  private static final String OTHER_STORY =
      "Cider makers in the upper valley expect the smallest apple harvest in seventeen years after"
          + " frost in late April and a dry summer. Growers on the valley floor have asked the"
          + " region for a loan to buy wind machines that stir the cold air on frosty nights.";

  @TempDir private Path state;

  private final ClusterConfig cluster =
      new ClusterConfig("none:9092", "mock://" + SCOPE, "news.", Map.of());
  private final AvroSerdes serdes = new AvroSerdes(cluster);
  private TopologyTestDriver driver;
  private TestInputTopic<String, Article> articles;
  private TestOutputTopic<String, CanonicalArticle> canonical;
  private TestOutputTopic<String, Duplicate> duplicates;
  private TestOutputTopic<String, Recrawl> recrawls;
  private long offset;

  @BeforeEach
  void start() {
    try (SchemaRegistry registry = new SchemaRegistry(cluster)) {
      cluster.topics().all(1).forEach(registry::register);
    }
    driver =
        new TopologyTestDriver(
            new DedupeTopology(cluster, layout(1), DedupeSettings.DEFAULT, PATIENCE).build(),
            WorkerSettings.of("dedupe", cluster, state).streamsProperties());
    articles =
        driver.createInputTopic(
            cluster.topics().articles(), new StringSerializer(), serdes.serializer());
    canonical = output(cluster.topics().canonical(), CanonicalArticle.class);
    duplicates = output(cluster.topics().duplicates(), Duplicate.class);
    recrawls = output(cluster.topics().recrawls(), Recrawl.class);
  }

  @AfterEach
  void stop() {
    driver.close();
    MockSchemaRegistry.dropScope(SCOPE);
  }

  private static Layout layout(int partitions) {
    return new Layout(partitions, "messages-1", () -> partitions);
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serdes.deserializer(type));
  }

  private Article send(String id, Instant fetchedAt, String text) {
    Article article =
        Article.newBuilder()
            .setId(id)
            .setUrl("https://site.example/" + id)
            .setTitle("Title of " + id)
            .setFetchedAt(fetchedAt)
            .setText(text)
            .setPage(new PageRef(0, offset++))
            .build();
    articles.pipeInput(id, article);
    driver.advanceWallClockTime(Duration.ofMillis(20));
    return article;
  }

  private void sendTraced(String id, Instant fetchedAt, String text, String trace) {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", trace.getBytes(StandardCharsets.UTF_8));
    headers.add("tracestate", ("vendor=" + id).getBytes(StandardCharsets.UTF_8));
    headers.add("broadsheet.replay-of", "news.pages-0@1".getBytes(StandardCharsets.UTF_8));
    Article article =
        Article.newBuilder().setId(id).setUrl(id).setFetchedAt(fetchedAt).setText(text).build();
    articles.pipeInput(new TestRecord<>(id, article, headers));
    driver.advanceWallClockTime(Duration.ofMillis(20));
  }

  private static List<String> headers(TestRecord<String, ?> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void shouldPassOnTheTraceOfTheArticleWithItsRecordsAlsoLaterAndNoOtherHeader() {
    String early = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    String late = "00-4bf92f3577b34da6a3ce929d0e0e4736-b7ad6b7169203331-01";
    sendTraced("late", NOON, STORY, late);
    TestRecord<String, CanonicalArticle> first = canonical.readRecord();

    sendTraced("early", NOON.minusSeconds(60), STORY, early);

    assertThat(headers(first)).containsExactly("traceparent=" + late, "tracestate=vendor=late");
    assertThat(canonical.readRecordsToList())
        .extracting(record -> record.key(), record -> headers(record).get(0))
        .containsExactly(
            tuple("early", "traceparent=" + early), tuple("late", "traceparent=" + late));
    assertThat(headers(duplicates.readRecord()))
        .as("that of the copy, not that of the article whose arrival made it one")
        .containsExactly("traceparent=" + late, "tracestate=vendor=late");
  }

  @Test
  void shouldPassNoTraceOnThatIsTooLongToKeep() {
    sendTraced("a", NOON, STORY, "0".repeat(513));

    assertThat(headers(canonical.readRecord())).isEmpty();
  }

  private static CanonicalArticle canonical(Article article, int revision) {
    return new CanonicalArticle(article, revision, false);
  }

  @Test
  void shouldPublishAFirstArticleAsCanonical() {
    Article article = send("a", NOON, STORY);

    assertThat(canonical.readKeyValuesToList())
        .containsExactly(new KeyValue<>("a", canonical(article, 1)));
    assertThat(duplicates.isEmpty()).isTrue();
  }

  @Test
  void shouldPublishACopyAsDuplicateOfTheEarlierArticle() {
    send("a", NOON, STORY);
    send("b", NOON.plusSeconds(60), STORY);

    Duplicate copy = duplicates.readValue();
    assertThat(copy.getId()).isEqualTo("b");
    assertThat(copy.getCanonicalId()).isEqualTo("a");
    assertThat(copy.getCanonicalUrl()).isEqualTo("https://site.example/a");
    assertThat(copy.getRelation()).isEqualTo(Relation.EXACT);
    assertThat(copy.getPage()).isEqualTo(new PageRef(0, 1L));
    assertThat(canonical.readKeyValuesToList())
        .as("b may have been canonical before its state went")
        .extracting(record -> record.key, record -> record.value == null)
        .containsExactly(tuple("a", false), tuple("b", true));
  }

  @Test
  void shouldKeepDifferentStoriesApart() {
    send("a", NOON, STORY);
    send("b", NOON, OTHER_STORY);

    assertThat(canonical.readKeyValuesToList()).hasSize(2);
  }

  @Test
  void shouldRetractCanonicalWhenAnEarlierCopyArrives() {
    send("late", NOON, STORY);
    canonical.readKeyValuesToList();

    Article early = send("early", NOON.minusSeconds(60), STORY);

    assertThat(canonical.readKeyValuesToList())
        .containsExactly(
            new KeyValue<>("early", canonical(early, 1)), new KeyValue<>("late", null));
    assertThat(duplicates.readValue().getCanonicalId()).isEqualTo("early");
  }

  @Test
  void shouldCountAnUnchangedRecrawlAndPublishNothing() {
    send("a", NOON, STORY);
    canonical.readKeyValuesToList();

    send("a", NOON.plusSeconds(60), STORY);

    Recrawl recrawl = recrawls.readValue();
    assertThat(recrawl.getKind()).isEqualTo(RecrawlKind.UNCHANGED);
    assertThat(recrawl.getPage()).isEqualTo(new PageRef(0, 1L));
    assertThat(canonical.isEmpty()).isTrue();
  }

  @Test
  void shouldLetTheEarliestCrawlStandWhicheverArrivesFirst() {
    send("a", NOON, STORY);
    Article earlier = send("a", NOON.minusSeconds(60), STORY);

    assertThat(canonical.readKeyValuesToList())
        .last()
        .isEqualTo(new KeyValue<>("a", canonical(earlier, 1)));
    assertThat(recrawls.readValue().getPage()).isEqualTo(new PageRef(0, 0L));
  }

  @Test
  void shouldLetTheEarliestCrawlOfARevisionStand() {
    send("a", NOON, STORY);
    send("a", NOON.plusSeconds(120), OTHER_STORY);
    Article earlier = send("a", NOON.plusSeconds(60), OTHER_STORY);

    assertThat(canonical.readKeyValuesToList())
        .last()
        .isEqualTo(new KeyValue<>("a", canonical(earlier, 2)));
    assertThat(recrawls.readKeyValuesToList())
        .extracting(record -> record.value.getPage())
        .containsExactly(new PageRef(0, 0L), new PageRef(0, 1L));
  }

  @Test
  void shouldPublishAChangedTextAsRevisionInPlace() {
    send("a", NOON, STORY);
    Article changed = send("a", NOON.plusSeconds(60), OTHER_STORY);

    assertThat(canonical.readKeyValuesToList())
        .last()
        .isEqualTo(new KeyValue<>("a", canonical(changed, 2)));
    Recrawl superseded = recrawls.readValue();
    assertThat(superseded.getKind()).isEqualTo(RecrawlKind.SUPERSEDED);
    assertThat(superseded.getPage()).isEqualTo(new PageRef(0, 0L));
  }

  @Test
  void shouldFreeADuplicateWhoseCanonicalArticleChanged() {
    send("a", NOON, STORY);
    Article copy = send("b", NOON.plusSeconds(60), STORY);
    canonical.readKeyValuesToList();
    duplicates.readKeyValuesToList();

    send("a", NOON.plusSeconds(120), OTHER_STORY);

    assertThat(canonical.readKeyValuesToList()).contains(new KeyValue<>("b", canonical(copy, 1)));
    assertThat(duplicates.readKeyValuesToList()).containsExactly(new KeyValue<>("b", null));
  }

  @Test
  void shouldNotPublishAnOlderTextThatComesLate() {
    send("a", NOON, STORY);
    canonical.readKeyValuesToList();

    send("a", NOON.minusSeconds(60), OTHER_STORY);

    assertThat(recrawls.readValue().getKind()).isEqualTo(RecrawlKind.SUPERSEDED);
    assertThat(canonical.readKeyValuesToList())
        .allSatisfy(record -> assertThat(record.value.getArticle().getText()).isEqualTo(STORY));
  }

  @Test
  void shouldForgetWhatIsOlderThanTheWindowAndTheLateness() {
    Instant now = Instant.now();
    send("old", now.minus(Duration.ofHours(80)), STORY);
    send("new", now, OTHER_STORY);

    driver.advanceWallClockTime(Duration.ofMinutes(2));

    assertThat(storedBody(1)).isNull();
    assertThat(storedBody(2)).isNotNull();
  }

  @Test
  void shouldTakeBackTheRecordsOfForgottenArticlesThatChangeSides() {
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofHours(80));
    send("a", old, STORY);
    send("b", old.plusSeconds(1), STORY);
    send("new", now, OTHER_STORY);
    driver.advanceWallClockTime(Duration.ofMinutes(2));
    canonical.readKeyValuesToList();
    duplicates.readKeyValuesToList();

    Article freed = send("b", now, STORY);
    send("a", now.plusSeconds(1), STORY);

    assertThat(canonical.readKeyValuesToList())
        .containsExactly(new KeyValue<>("b", canonical(freed, 1)), new KeyValue<>("a", null));
    assertThat(duplicates.readKeyValuesToList())
        .extracting(record -> record.key, record -> record.value == null)
        .containsExactly(tuple("b", true), tuple("a", false));
  }

  @Test
  void shouldNotExpireEverythingForAPageFromTheFuture() {
    Instant now = Instant.now();
    send("today", now, STORY);
    send("future", now.plus(Duration.ofDays(400)), OTHER_STORY);

    driver.advanceWallClockTime(Duration.ofMinutes(2));

    assertThat(storedBody(1)).isNotNull();
  }

  private byte[] storedBody(long arrival) {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(arrival).array();
    return driver.<Bytes, byte[]>getKeyValueStore(DedupeTopology.BODIES).get(Bytes.wrap(key));
  }

  @Test
  void shouldDeadLetterAnArticleWithoutAValue() {
    articles.pipeInput("a", null);

    assertThat(output(cluster.topics().deadLetters(), DeadLetter.class).readKeyValuesToList())
        .extracting(record -> record.value.getStage())
        .isEqualTo(List.of("dedupe/decide"));
  }

  @Test
  void shouldKeepItsShape() {
    assertThat(
            new DedupeTopology(cluster, layout(6), DedupeSettings.DEFAULT, Patience.DEFAULT)
                .build()
                .describe())
        .as("a new shape may not fit the state of running workers: see docs/upgrades.md")
        .hasToString(
            """
            Topologies:
               Sub-topology: 0
                Source: articles (topics: [news.articles])
                  --> decide
                Source: messages (topics: [news.dedupe-messages])
                  --> decide
                Processor: decide (stores: [registrations, bodies, homes, progress])
                  --> canonical, duplicates, recrawls, send
                  <-- articles, messages
                Sink: canonical (topic: news.canonical)
                  <-- decide
                Sink: duplicates (topic: news.duplicates)
                  <-- decide
                Sink: recrawls (topic: news.recrawls)
                  <-- decide
                Sink: send (topic: news.dedupe-messages)
                  <-- decide

            """);
  }
}
