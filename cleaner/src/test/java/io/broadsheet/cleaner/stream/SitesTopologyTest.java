package io.broadsheet.cleaner.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.SchemaRegistry;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the worker remembers of sites, with the cleaner that it runs. */
class SitesTopologyTest {

  private static final String LINE =
      "Write to our desk with your own view, dear readers, and tell us what we should ask.";
  private static final String SCOPE = "sites-topology";
  private static final String URL = "https://site.example/story";

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
    driver =
        new TopologyTestDriver(
            new CleanerTopology(cluster, new Cleaner()::clean).build(),
            WorkerSettings.of("cleaner", cluster, state).streamsProperties());
    pages =
        driver.createInputTopic(
            cluster.topics().pages(), new StringSerializer(), serdes.serializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    MockSchemaRegistry.dropScope(SCOPE);
  }

  @Test
  void shouldRemoveALineThatRecursOverTheStoriesOfASite() {
    for (String topic : List.of("ferry", "barrier", "library", "harvest")) {
      pages.pipeInput(URL, page(topic, Instant.now()));
    }

    List<Article> articles = articles();
    assertThat(articles.get(0).getText()).contains(LINE);
    assertThat(articles.get(0).getTextOfPage()).as("where it is the text").isNull();
    assertThat(articles.get(3).getText()).isEqualTo(story("harvest"));
    assertThat(articles.get(3).getTextOfPage()).isEqualTo(story("harvest") + "\n\n" + LINE);
  }

  @Test
  void shouldForgetNothingOfASiteBecauseOfAnotherCrawlsClock() {
    Instant received = Instant.now();
    for (String topic : List.of("ferry", "barrier", "library")) {
      RawPage page = page(topic, Instant.parse("2019-01-02T03:04:05Z"));
      pages.pipeInput(URL, page, received.toEpochMilli());
    }
    driver.advanceWallClockTime(Duration.ofHours(7));
    pages.pipeInput(URL, page("harvest", received), received.toEpochMilli());

    assertThat(articles().get(3).getText()).isEqualTo(story("harvest"));
  }

  private List<Article> articles() {
    return driver
        .createOutputTopic(
            cluster.topics().articles(),
            new StringDeserializer(),
            serdes.deserializer(Article.class))
        .readValuesToList();
  }

  /** Six paragraphs that no other topic has. */
  private static String story(String topic) {
    Random words = new Random(topic.hashCode());
    return IntStream.range(0, 6)
        .mapToObj(
            paragraph ->
                IntStream.range(0, 25)
                    .mapToObj(i -> "the " + topic + Integer.toString(words.nextInt(9_000), 36))
                    .collect(Collectors.joining(" ", "On Monday, ", ", people said.")))
        .collect(Collectors.joining("\n\n"));
  }

  private static RawPage page(String topic, Instant fetchedAt) {
    String html =
        "<html><title>About %s</title><body><article><h1>About %1$s</h1><p>%s<p>%s</article>"
            .formatted(topic, story(topic).replace("\n\n", "<p>"), LINE);
    return RawPage.newBuilder()
        .setUrl(URL)
        .setFetchedAt(fetchedAt)
        .setHttpStatus(200)
        .setContentType("text/html")
        .setBody(ByteBuffer.wrap(html.getBytes(UTF_8)))
        .setSource(new PageSource("crawl.warc", 17L))
        .build();
  }
}
