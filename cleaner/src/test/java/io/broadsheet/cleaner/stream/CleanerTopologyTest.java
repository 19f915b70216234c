package io.broadsheet.cleaner.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSpec;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerTopologyTest {

  private static final String SCOPE = "cleaner-topology";
  private static final String URL = "https://site.example/story";
  private static final Instant FETCHED = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path state;

  private final ClusterConfig cluster =
      new ClusterConfig("none:9092", "mock://" + SCOPE, "news.", Map.of());
  private final AvroSerdes serdes = new AvroSerdes(cluster);
  private TopologyTestDriver driver;
  private TestInputTopic<String, RawPage> pages;

  @BeforeEach
  void start() {
    try (SchemaRegistry registry = new SchemaRegistry(cluster)) {
      cluster.topics().all(1).forEach(registry::register);
    }
    Properties settings = WorkerSettings.of("cleaner", cluster, state).streamsProperties();
    driver =
        new TopologyTestDriver(
            new CleanerTopology(cluster, CleanerTopologyTest::clean).build(), settings);
    pages =
        driver.createInputTopic(
            cluster.topics().pages(), new StringSerializer(), serdes.serializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    MockSchemaRegistry.dropScope(SCOPE);
  }

  /** Stands in for the cleaner: the body says what is to happen. */
  private static CleaningOutcome clean(Page page, SiteMemory.Now sites) {
    String body = new String(page.body(), UTF_8);
    return switch (body) {
      case "throw" -> throw new IllegalStateException("cannot clean this");
      case "overflow" -> throw new StackOverflowError();
      case "reject" ->
          new CleaningOutcome.Rejected(
              page.url(), "Front page", RejectionReason.INDEX_PAGE, "A list of links.");
      default -> new CleaningOutcome.Cleaned(article(page.url(), body));
    };
  }

  private static CleanArticle article(String url, String text) {
    return new CleanArticle(
        "id-of-" + url,
        url,
        "site.example",
        "Title",
        List.of("Coast Wire"),
        FETCHED,
        null,
        "en",
        text,
        text,
        null,
        null,
        2,
        "hash",
        false,
        List.of(new CleanArticle.Removal("navigation", 2, 30)));
  }

  private static RawPage page(String body) {
    return RawPage.newBuilder()
        .setUrl(URL)
        .setFetchedAt(FETCHED)
        .setBody(ByteBuffer.wrap(body.getBytes(UTF_8)))
        .setSource(new PageSource("crawl.warc", 17L))
        .build();
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serdes.deserializer(type));
  }

  private DeadLetter onlyDeadLetter() {
    return output(cluster.topics().deadLetters(), DeadLetter.class).readValue();
  }

  @Test
  void shouldPassTheTraceOfAPageOn() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", trace.getBytes(UTF_8)).add("tracestate", "a=b".getBytes(UTF_8));
    pages.pipeInput(new TestRecord<>(URL, page("Two words"), headers));
    pages.pipeInput(new TestRecord<>(URL, page("reject"), headers));

    assertThat(output(cluster.topics().articles(), Article.class).readRecord().headers())
        .isEqualTo(headers);
    assertThat(output(cluster.topics().rejected(), RejectedPage.class).readRecord().headers())
        .isEqualTo(headers);
  }

  @Test
  void shouldSendAnArticleUnderItsIdWithWhereItCameFrom() {
    pages.pipeInput("elsewhere", page("reject"));
    pages.pipeInput(URL, page("Two words"));

    var record = output(cluster.topics().articles(), Article.class).readKeyValue();
    assertThat(record.key).isEqualTo("id-of-" + URL);
    assertThat(record.value.getText()).isEqualTo("Two words");
    assertThat(record.value.getFetchedAt()).isEqualTo(FETCHED);
    assertThat(record.value.getSource()).isEqualTo(new PageSource("crawl.warc", 17L));
    assertThat(record.value.getPage()).isEqualTo(new PageRef(0, 1L));
    assertThat(record.value.getRemovals()).hasSize(1);
  }

  @Test
  void shouldSendARejectedPageUnderItsUrlWithTheReason() {
    pages.pipeInput("any key", page("reject"));

    var record = output(cluster.topics().rejected(), RejectedPage.class).readKeyValue();
    assertThat(record.key).isEqualTo(URL);
    assertThat(record.value.getReason()).isEqualTo("index-page");
    assertThat(record.value.getPage()).isEqualTo(new PageRef(0, 0L));
  }

  @Test
  void shouldDeadLetterAPageThatTheCleanerFailsOnAndGoOn() {
    pages.pipeInput(URL, page("throw"));
    pages.pipeInput(URL, page("Two words"));

    DeadLetter letter = onlyDeadLetter();
    assertThat(letter.getTopic()).isEqualTo("news.pages");
    assertThat(letter.getPartition()).isZero();
    assertThat(letter.getOffset()).isZero();
    assertThat(letter.getStage()).isEqualTo("cleaner/clean");
    assertThat(letter.getErrorClass()).isEqualTo(IllegalStateException.class.getName());
    assertThat(letter.getMessage()).isEqualTo("cannot clean this");
    assertThat(UTF_8.decode(letter.getKey()).toString()).isEqualTo(URL);
    assertThat(letter.getValue().get(0)).isZero();
    assertThat(output(cluster.topics().articles(), Article.class).getQueueSize()).isOne();
  }

  @Test
  void shouldDeadLetterAPageThatExhaustsTheStack() {
    pages.pipeInput(URL, page("overflow"));

    assertThat(onlyDeadLetter().getStack()).contains("StackOverflowError");
  }

  @Test
  void shouldDeadLetterAPageWithoutAValue() {
    pages.pipeInput(URL, null);

    assertThat(onlyDeadLetter().getMessage()).isEqualTo("A page record without a value");
  }

  @Test
  void shouldDeadLetterAPageWithAnAddressThatIsNoAddress() {
    RawPage page =
        RawPage.newBuilder(page("reject"))
            .setUrl("x".repeat(CleanProcessor.MAX_URL_CHARS + 1))
            .build();
    pages.pipeInput(null, page);

    assertThat(onlyDeadLetter().getMessage()).contains("16,384 is the most");
  }

  @Test
  void shouldDeadLetterAnArticleThatNoRecordCanHold() {
    pages.pipeInput(URL, page("x".repeat(TopicSpec.MAX_RECORD_BYTES - 4_000)));
    pages.pipeInput(URL, page("Two words"));

    DeadLetter letter = onlyDeadLetter();
    assertThat(letter.getStage()).isEqualTo("cleaner/clean");
    assertThat(letter.getCut()).isTrue();
    assertThat(output(cluster.topics().articles(), Article.class).readValuesToList())
        .extracting(Article::getText)
        .containsExactly("Two words");
  }

  @Test
  void shouldPassHeadersOnButNoLargeOnes() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("", null).add("own", new byte[] {1}).add("large", new byte[1_000_000]);
    for (int i = 0; i < 100; i++) {
      headers.add("many", new byte[PassedHeaders.MAX_BYTES - 100]);
    }
    pages.pipeInput(new TestRecord<>(null, page("Two words"), headers));

    var passed = output(cluster.topics().articles(), Article.class).readRecord().headers();
    assertThat(passed.lastHeader("own").value()).containsExactly(1);
    assertThat(passed.lastHeader("").value()).isNull();
    assertThat(passed.lastHeader("large")).isNull();
    assertThat(passed.toArray()).hasSizeLessThan(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2100-01-01T00:00:00Z",
        "-290000000-01-01T00:00:00Z",
        "+290000000-01-01T00:00:00Z"
      })
  void shouldTakeTheTimeOfReceiptForAFetchTimeThatIsNotBelieved(String fetchedAt) {
    Instant received = Instant.parse("2026-05-01T00:00:00Z");
    for (String body : List.of("Two words", "reject")) {
      RawPage page = RawPage.newBuilder(page(body)).setFetchedAt(Instant.parse(fetchedAt)).build();
      pages.pipeInput(URL, page, received.toEpochMilli());
    }

    assertThat(output(cluster.topics().articles(), Article.class).readValue().getFetchedAt())
        .isEqualTo(received);
    assertThat(output(cluster.topics().rejected(), RejectedPage.class).readValue().getFetchedAt())
        .isEqualTo(received);
    assertThat(output(cluster.topics().deadLetters(), DeadLetter.class).isEmpty()).isTrue();
  }

  @Test
  void shouldTakeTheClockForATimestampThatIsNotBelievedEither() {
    RawPage page = RawPage.newBuilder(page("Two words")).setFetchedAt(Instant.EPOCH).build();
    Instant before = Instant.now().minusSeconds(60);
    pages.pipeInput(URL, page, 0);

    var article = output(cluster.topics().articles(), Article.class).readRecord();
    assertThat(article.value().getFetchedAt()).isAfter(before);
    assertThat(article.timestamp()).isEqualTo(article.value().getFetchedAt().toEpochMilli());
  }

  @Test
  void shouldKeepItsShape() {
    assertThat(new CleanerTopology(cluster, CleanerTopologyTest::clean).build().describe())
        .as("a new shape may not fit the state of running workers: see docs/upgrades.md")
        .hasToString(
            """
            Topologies:
               Sub-topology: 0
                Source: pages (topics: [news.pages])
                  --> clean
                Processor: clean (stores: [site-pages])
                  --> articles, rejected
                  <-- pages
                Sink: articles (topic: news.articles)
                  <-- clean
                Sink: rejected (topic: news.rejected)
                  <-- clean

            """);
  }
}
