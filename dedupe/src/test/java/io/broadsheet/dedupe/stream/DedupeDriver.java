package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.protocol.Lateness;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.SchemaRegistry;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The topology of dedupe with one partition, and what it takes and gives: records stand in a topic
 * at once, and timers fire when the clock is moved.
 */
final class DedupeDriver implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  static final String STORY =
      "The tidal barrier at the mouth of the estuary closed its eleven gates for the first time on"
          + " Tuesday, six years after work began. Engineers lowered the steel gates one after"
          + " another while the spring tide stood above the old quay. Behind the barrier the water"
          + " in the inner harbour stayed level and no cellar in the lower town was flooded.";
  static final String OTHER_STORY =
      "Cider makers in the upper valley expect the smallest apple harvest in seventeen years after"
          + " frost in late April and a dry summer. Growers on the valley floor have asked the"
          + " region for a loan to buy wind machines that stir the cold air on frosty nights.";

  private static final Patience PATIENCE =
      Patience.DEFAULT.with(Lateness.of(Duration.ofHours(1)), Duration.ofHours(1));

  private final String scope;
  private final ClusterConfig cluster;
  private final AvroSerdes serdes;
  private final WorkerMetrics metrics = new WorkerMetrics("dedupe");
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Article> articles;
  private final TestOutputTopic<String, CanonicalArticle> canonical;
  private final TestOutputTopic<String, Duplicate> duplicates;
  private final TestOutputTopic<String, Recrawl> recrawls;
  private long offset;

  /**
   * @param scope of the registry, which no other driver has
   */
  DedupeDriver(String scope, Path state) {
    this.scope = scope;
    cluster = new ClusterConfig("none:9092", "mock://" + scope, "news.", Map.of());
    serdes = new AvroSerdes(cluster);
    try (SchemaRegistry registry = new SchemaRegistry(cluster)) {
      cluster.topics().all(1).forEach(registry::register);
    }
    Layout layout = FixedLog.layout(1, "messages-1");
    Properties properties = WorkerSettings.of("dedupe", cluster, state).streamsProperties();
    properties.put(WorkerMetrics.SETTING, metrics);
    driver =
        new TopologyTestDriver(
            new DedupeTopology(cluster, layout, DedupeSettings.DEFAULT, PATIENCE).build(),
            properties);
    articles =
        driver.createInputTopic(
            cluster.topics().articles(), new StringSerializer(), serdes.serializer());
    canonical = output(cluster.topics().canonical(), CanonicalArticle.class);
    duplicates = output(cluster.topics().duplicates(), Duplicate.class);
    recrawls = output(cluster.topics().recrawls(), Recrawl.class);
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serdes.deserializer(type));
  }

  /** How many articles it counted as late. */
  double lateArticles() {
    return metrics.lateArticles().count();
  }

  /** Each article is of another page: those of one partition, from offset 0. */
  Article send(String id, Instant fetchedAt, String text) {
    return send(id, fetchedAt, text, new RecordHeaders());
  }

  Article send(String id, Instant fetchedAt, String text, String url) {
    return send(id, fetchedAt, text, url, new RecordHeaders());
  }

  Article send(String id, Instant fetchedAt, String text, Headers headers) {
    return send(id, fetchedAt, text, "https://site.example/" + id, headers);
  }

  private Article send(String id, Instant fetchedAt, String text, String url, Headers headers) {
    Article article =
        Article.newBuilder()
            .setId(id)
            .setUrl(url)
            .setTitle("Title of " + id)
            .setFetchedAt(fetchedAt)
            .setText(text)
            .setPage(new PageRef(0, offset++))
            .build();
    articles.pipeInput(new TestRecord<>(id, article, headers));
    pass(Duration.ofMillis(20));
    return article;
  }

  /** Any bytes, as others can write them. */
  void sendRaw(byte[] key, byte[] value, Headers headers) {
    driver
        .createInputTopic(
            cluster.topics().articles(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers));
    pass(Duration.ofMillis(20));
  }

  byte[] bytes(Article article) {
    return serdes.<Article>serializer().serialize(cluster.topics().articles(), article);
  }

  void sendTombstone(String id) {
    articles.pipeInput(id, null);
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  TestOutputTopic<String, CanonicalArticle> canonical() {
    return canonical;
  }

  TestOutputTopic<String, Duplicate> duplicates() {
    return duplicates;
  }

  TestOutputTopic<String, Recrawl> recrawls() {
    return recrawls;
  }

  TestOutputTopic<String, DeadLetter> deadLetters() {
    return output(cluster.topics().deadLetters(), DeadLetter.class);
  }

  static CanonicalArticle canonical(Article article, int revision) {
    return new CanonicalArticle(article, revision, false);
  }

  /**
   * @param arrival number of the article among those that were sent, from 1
   */
  byte[] storedBody(long arrival) {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(arrival).array();
    return driver.<Bytes, byte[]>getKeyValueStore(DedupeTopology.BODIES).get(Bytes.wrap(key));
  }

  @Override
  public void close() {
    driver.close();
    MockSchemaRegistry.dropScope(scope);
  }
}
