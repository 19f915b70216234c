package io.broadsheet.cleaner.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.SchemaRegistry;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Whatever stands on the page topic ends in one place, and the next page is cleaned. */
class PoisonPropertyTest {

  private static final String SCOPE = "cleaner-poison";
  private static final ClusterConfig CLUSTER =
      new ClusterConfig("none:9092", "mock://" + SCOPE, "news.", Map.of());
  private static final String BODY =
      "<h1>The barrier closes</h1><p>The tidal barrier at the mouth of the estuary closed its eleven"
          + " gates for the first time on Tuesday, six years after work began.</p><p>Behind the"
          + " barrier the water in the inner harbour stayed level and no cellar was flooded.</p>";

  private byte[] page;
  private byte[] article;
  private final WorkerMetrics metrics = new WorkerMetrics("cleaner");
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> pages;

  @BeforeProperty
  void start() throws IOException {
    try (SchemaRegistry registry = new SchemaRegistry(CLUSTER)) {
      CLUSTER.topics().all(1).forEach(registry::register);
    }
    AvroSerdes serdes = new AvroSerdes(CLUSTER);
    page = serdes.<RawPage>serializer().serialize(CLUSTER.topics().pages(), page());
    article = serdes.<Article>serializer().serialize(CLUSTER.topics().articles(), article());
    Properties settings =
        WorkerSettings.of("cleaner", CLUSTER, Files.createTempDirectory("poison"))
            .streamsProperties();
    settings.put(WorkerMetrics.SETTING, metrics);
    driver =
        new TopologyTestDriver(
            new CleanerTopology(CLUSTER, new Cleaner()::clean).build(), settings);
    pages =
        driver.createInputTopic(
            CLUSTER.topics().pages(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterProperty
  void stop() {
    driver.close();
    MockSchemaRegistry.dropScope(SCOPE);
  }

  private static RawPage page() {
    return RawPage.newBuilder()
        .setUrl("https://site.example/barrier")
        .setFetchedAt(Instant.parse("2026-01-02T03:04:05Z"))
        .setBody(ByteBuffer.wrap(BODY.getBytes(UTF_8)))
        .build();
  }

  private static Article article() {
    return Article.newBuilder()
        .setId("a")
        .setUrl("https://site.example/a")
        .setTitle("A")
        .setFetchedAt(Instant.EPOCH)
        .setText("An article.")
        .build();
  }

  @Provide
  Arbitrary<byte[]> anything() {
    Arbitrary<byte[]> junk = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> headed =
        junk.map(it -> ByteBuffer.allocate(5 + it.length).put(page, 0, 5).put(it).array());
    Arbitrary<byte[]> cut =
        Arbitraries.integers().between(0, page.length - 1).map(it -> Arrays.copyOf(page, it));
    Arbitrary<byte[]> longer =
        Arbitraries.integers().between(1, 9).map(it -> Arrays.copyOf(page, page.length + it));
    Arbitrary<byte[]> flipped =
        Arbitraries.integers()
            .between(0, page.length * 8 - 1)
            .set()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(
                bits -> {
                  byte[] bytes = page.clone();
                  bits.forEach(bit -> bytes[bit / 8] ^= (byte) (1 << bit % 8));
                  return bytes;
                });
    byte[] disguised = page.clone();
    System.arraycopy(article, 0, disguised, 0, 5);
    return Arbitraries.oneOf(
        junk, headed, cut, longer, flipped, Arbitraries.of(article, disguised, new byte[0]));
  }

  private long count(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .size();
  }

  /** By the metric: the driver passes over what is sent of a record that cannot be read. */
  private long deadLetters() {
    return (long)
        metrics.registry().find("broadsheet.dead.letters").counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  @Property(tries = 300)
  void shouldEndEveryRecordInOnePlaceAndCleanTheNext(
      @ForAll("anything") byte[] value, @ForAll byte[] key, @ForAll boolean isTombstone) {
    long before = deadLetters();
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", key).add("", null);
    pages.pipeInput(new TestRecord<>(key, isTombstone ? null : value, headers));
    pages.pipeInput(new TestRecord<>(null, page));

    long ended = count(CLUSTER.topics().articles()) + count(CLUSTER.topics().rejected());
    assertThat(ended).as("the next, and what can be read").isBetween(1L, 2L);
    assertThat(ended + deadLetters() - before).isEqualTo(2);
  }
}
