package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.protocol.MemoryStore;
import io.broadsheet.runtime.WorkerFaultException;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.SchemaRegistry;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops the worker, because going on would decide wrongly for ever. */
class DedupeFaultsTest {

  private static final String SCOPE = "dedupe-faults";
  private static final byte[] OWN_KEY = {0, 0, 0, 0};

  /** From task 1, without mark, messages and registrations. */
  private static final byte[] EMPTY_ENVELOPE = {2, 1, 0, 0, 0, 0};

  @TempDir private Path state;

  private final ClusterConfig cluster =
      new ClusterConfig("none:9092", "mock://" + SCOPE, "news.", Map.of());
  private final AtomicInteger articlePartitions = new AtomicInteger(2);
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    try (SchemaRegistry registry = new SchemaRegistry(cluster)) {
      cluster.topics().all(1).forEach(registry::register);
    }
    Layout layout = new Layout(2, "messages-1", new FixedLog(articlePartitions::get));
    driver =
        new TopologyTestDriver(
            new DedupeTopology(cluster, layout, DedupeSettings.DEFAULT, Patience.DEFAULT).build(),
            WorkerSettings.of("dedupe", cluster, state).streamsProperties());
  }

  @AfterEach
  void stop() {
    driver.close();
    MockSchemaRegistry.dropScope(SCOPE);
  }

  private void message(byte[] key, byte[] value) {
    driver
        .createInputTopic(
            cluster.topics().dedupeMessages(2).name(),
            new ByteArraySerializer(),
            new ByteArraySerializer())
        .pipeInput(key, value);
  }

  private void article(String id) {
    Article article =
        Article.newBuilder()
            .setId(id)
            .setUrl("https://site.example/" + id)
            .setFetchedAt(Instant.parse("2026-01-02T12:00:00Z"))
            .setText("A text")
            .setPage(new PageRef(0, 1L))
            .build();
    driver
        .<String, Article>createInputTopic(
            cluster.topics().articles(),
            new StringSerializer(),
            new AvroSerdes(cluster).serializer())
        .pipeInput(id, article);
  }

  private boolean hasDeadLetter() {
    return !deadLetters().isEmpty();
  }

  private List<DeadLetter> deadLetters() {
    return driver
        .createOutputTopic(
            cluster.topics().deadLetters(),
            new ByteArrayDeserializer(),
            new AvroSerdes(cluster).deserializer(DeadLetter.class))
        .readValuesToList();
  }

  /** Of the ids that start with a letter, the first that belongs into the other partition. */
  private static String idOfOtherPartition() {
    Layout two = FixedLog.layout(2, "");
    String id = "a";
    while (two.ofArticle(id) == 0) {
      id += "a";
    }
    return id;
  }

  private void assertStops(ThrowingCallable step, String sentence) {
    assertThatThrownBy(step)
        .satisfies(
            error ->
                assertThat(chain(error))
                    .filteredOn(WorkerFaultException.class::isInstance)
                    .singleElement()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains(sentence));
    assertThat(hasDeadLetter()).isFalse();
  }

  private static Iterable<Throwable> chain(Throwable error) {
    return java.util.stream.Stream.iterate(error, e -> e != null, Throwable::getCause).toList();
  }

  private static byte[] sealed(byte[] envelope) {
    return new MessageFrames(1, 2, "messages-1", new MemoryStore()).seal(0, envelope);
  }

  @Test
  void shouldDeadLetterWhatIsNoMessageAndTakeTheNext() {
    message(OWN_KEY, "not a message".getBytes(StandardCharsets.US_ASCII));
    message(null, null);
    message(new byte[] {7}, new byte[0]);

    assertThat(deadLetters())
        .hasSize(3)
        .allSatisfy(letter -> assertThat(letter.getStage()).isEqualTo("dedupe/decide"))
        .extracting(DeadLetter::getOffset)
        .containsExactly(0L, 1L, 2L);
    message(OWN_KEY, sealed(EMPTY_ENVELOPE));
    assertThat(hasDeadLetter()).isFalse();
  }

  @Test
  void shouldStopAtAMessageThatIsDamaged() {
    byte[] damaged = sealed(EMPTY_ENVELOPE);
    damaged[damaged.length - 1]++;

    assertStops(
        () -> message(OWN_KEY, damaged),
        "The message at news.dedupe-messages-0@0 cannot be taken: its checksum is wrong."
            + " See 'Foreign messages' in docs/dedupe-operation.md.");
  }

  @Test
  void shouldStopWhereAMessageIsMissing() {
    MessageFrames sender = new MessageFrames(1, 2, "messages-1", new MemoryStore());
    sender.seal(0, EMPTY_ENVELOPE);

    assertStops(() -> message(OWN_KEY, sender.seal(0, EMPTY_ENVELOPE)), "number 1 has not come");
  }

  @Test
  void shouldPassOverAMessageThatItHasTaken() {
    byte[] message = sealed(EMPTY_ENVELOPE);
    message(OWN_KEY, message);

    message(OWN_KEY, message);

    assertThat(hasDeadLetter()).isFalse();
  }

  @Test
  void shouldStopAtAMessageOfOursThatSaysNothing() {
    assertStops(() -> message(OWN_KEY, sealed(new byte[] {2})), "cut short");
  }

  @Test
  void shouldDeadLetterAnArticleThatItsProducerPutInTheWrongPartition() {
    article(idOfOtherPartition());

    assertThat(hasDeadLetter()).isTrue();
  }

  @Test
  void shouldStopWhenTheArticlesTopicHasBeenGivenMorePartitions() {
    articlePartitions.set(3);

    assertStops(
        () -> article(idOfOtherPartition()),
        "The articles topic had 2 partitions when dedupe started and has 3 now.");
  }

  /** Nobody has to be sent what would show it. */
  @Test
  void shouldStopOfItselfWhenTheArticlesTopicHasBeenGivenMorePartitions() {
    articlePartitions.set(3);

    assertStops(
        () -> driver.advanceWallClockTime(Duration.ofSeconds(1)),
        "The articles topic had 2 partitions when dedupe started and has 3 now.");
  }
}
