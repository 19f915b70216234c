package io.broadsheet.dedupe.stream;

import static io.broadsheet.dedupe.stream.DedupeDriver.NOON;
import static io.broadsheet.dedupe.stream.DedupeDriver.STORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.Encoded;
import io.broadsheet.schemas.PageRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Kafka Streams does with a processor beside giving it records. */
class DecideProcessorTest {

  /** Serdes have Avro trust the classes of articles. */
  @BeforeAll
  static void trustArticles() {
    assertThat(new AvroSerdes(new ClusterConfig("none:9092", "mock://trust", "news.", Map.of())))
        .isNotNull();
  }

  private final DecideProcessor processor =
      new DecideProcessor(
          DedupeSettings.DEFAULT, FixedLog.layout(1, "messages-1"), Patience.DEFAULT);

  private MockProcessorContext<Object, Object> begin() {
    MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    context.setRecordMetadata("articles", 0, 0);
    Stream.of(
            DedupeTopology.HOMES,
            DedupeTopology.BODIES,
            DedupeTopology.REGISTRATIONS,
            DedupeTopology.PROGRESS,
            DedupeTopology.REMEMBERED)
        .forEach(name -> context.addStateStore(store(name, context)));
    context.setCurrentSystemTimeMs(NOON.toEpochMilli());
    processor.init(context);
    return context;
  }

  private static KeyValueStore<Bytes, byte[]> store(
      String name, MockProcessorContext<Object, Object> context) {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private void process(String id, MockProcessorContext<Object, Object> context) {
    Article article =
        Article.newBuilder()
            .setId(id)
            .setUrl("https://site.example/" + id)
            .setFetchedAt(NOON)
            .setText(STORY)
            .setPage(new PageRef(0, 1L))
            .build();
    Input input = new Input.Arrival(new Encoded<>(article, null));
    processor.process(new Record<>(id, input, NOON.toEpochMilli()));
    context
        .scheduledPunctuators()
        .forEach(timer -> timer.getPunctuator().punctuate(NOON.toEpochMilli()));
  }

  private static List<String> sinks(MockProcessorContext<Object, Object> context) {
    return context.forwarded().stream()
        .map(CapturedForward::childName)
        .flatMap(Optional::stream)
        .toList();
  }

  /** A task that comes back to a thread meanwhile was elsewhere, and its state went on there. */
  @Test
  void shouldKnowOnlyWhatIsInTheStoresWhenItBeginsAgain() {
    MockProcessorContext<Object, Object> first = begin();
    process("a", first);
    processor.close();
    MockProcessorContext<Object, Object> second = begin();
    process("copy of a", second);

    assertThat(sinks(first)).containsExactly(DedupeTopology.CANONICAL);
    assertThat(sinks(second)).containsExactly(DedupeTopology.CANONICAL);
  }
}
