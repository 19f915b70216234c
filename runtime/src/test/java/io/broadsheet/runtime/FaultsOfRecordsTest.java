package io.broadsheet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.HEADER_ERRORS_EXCEPTION_MESSAGE_NAME;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.HEADER_ERRORS_EXCEPTION_NAME;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.HEADER_ERRORS_OFFSET_NAME;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.HEADER_ERRORS_PARTITION_NAME;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.HEADER_ERRORS_STACKTRACE_NAME;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.HEADER_ERRORS_TOPIC_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSpec;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a record that a processor fails on, and of what fails by the clock. */
class FaultsOfRecordsTest {

  private static final String SCOPE = "faults-of-records";
  private static final String IN = "news.in";
  private static final String OUT = "news.out";

  @TempDir private Path state;

  private final ClusterConfig cluster =
      new ClusterConfig("none:9092", "mock://" + SCOPE, "news.", Map.of());
  private final Punctuations punctuations = new Punctuations();
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> in;

  /** Fails on what says so; by the clock it sends what failed last, or fails itself. */
  private static final class Fragile implements Processor<byte[], byte[], byte[], byte[]> {

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      context.schedule(
          Duration.ofSeconds(10),
          PunctuationType.WALL_CLOCK_TIME,
          now -> context.forward(new Record<>(null, "by the clock".getBytes(UTF_8), now)));
      context.schedule(
          Duration.ofSeconds(60),
          PunctuationType.WALL_CLOCK_TIME,
          now -> {
            throw new ArithmeticException("of the clock");
          });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      throw new IllegalStateException("of the record");
    }
  }

  @BeforeEach
  void start() {
    try (SchemaRegistry registry = new SchemaRegistry(cluster)) {
      cluster.topics().all(1).forEach(registry::register);
    }
    Topology topology =
        new Topology()
            .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), IN)
            .addProcessor("fragile", Fragile::new, "in")
            .addSink(
                "out",
                OUT,
                new ByteArraySerializer(),
                (topic, value) -> {
                  throw new IllegalStateException("of the sink");
                },
                "fragile");
    Properties settings = WorkerSettings.of("fragile", cluster, state).streamsProperties();
    settings.put(Punctuations.SETTING, punctuations);
    driver = new TopologyTestDriver(topology, settings);
    in = driver.createInputTopic(IN, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    MockSchemaRegistry.dropScope(SCOPE);
  }

  private TestRecord<byte[], DeadLetter> letter() {
    return driver
        .createOutputTopic(
            cluster.topics().deadLetters(),
            new ByteArrayDeserializer(),
            new AvroSerdes(cluster).deserializer(DeadLetter.class))
        .readRecord();
  }

  private boolean hasLetter() {
    return !driver
        .createOutputTopic(
            cluster.topics().deadLetters(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .isEmpty();
  }

  @Test
  void shouldKeepTheWholeRecordInItsLetter() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", null).add("", new byte[] {1});
    in.pipeInput(new TestRecord<>(null, new byte[] {7}, headers));

    DeadLetter letter = letter().value();
    assertThat(letter.getCut()).isFalse();
    assertThat(letter.getKey()).isNull();
    assertThat(letter.getValue().get(0)).isEqualTo((byte) 7);
    assertThat(letter.getHeaders()).containsOnlyKeys("trace", "").containsEntry("trace", null);
  }

  @Test
  void shouldGiveTheLetterTheHeadersThatThoseOfKafkaStreamsHave() {
    in.pipeInput(new TestRecord<>(null, new byte[] {7}));

    TestRecord<byte[], DeadLetter> letter = letter();
    assertThat(letter.headers())
        .extracting(header -> header.key(), header -> new String(header.value(), UTF_8))
        .containsExactlyInAnyOrder(
            tuple(HEADER_ERRORS_EXCEPTION_NAME, "java.lang.IllegalStateException"),
            tuple(HEADER_ERRORS_EXCEPTION_MESSAGE_NAME, "of the record"),
            tuple(HEADER_ERRORS_STACKTRACE_NAME, letter.value().getStack()),
            tuple(HEADER_ERRORS_TOPIC_NAME, IN),
            tuple(HEADER_ERRORS_PARTITION_NAME, "0"),
            tuple(HEADER_ERRORS_OFFSET_NAME, "0"));
    ErrorHeaders.remove(letter.headers().add("crawl", new byte[] {1}));
    assertThat(letter.headers()).extracting(header -> header.key()).containsExactly("crawl");
  }

  @Test
  void shouldCutTheLetterOfARecordThatIsAsLargeAsOneMayBe() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("large", new byte[TopicSpec.MAX_RECORD_BYTES / 3]);
    byte[] third = new byte[TopicSpec.MAX_RECORD_BYTES / 3];
    in.pipeInput(new TestRecord<>(third, third, headers));

    TestRecord<byte[], DeadLetter> letter = letter();
    assertThat(letter.value().getCut()).isTrue();
    assertThat(letter.value().getValue()).isNull();
    assertThat(letter.key()).hasSize(DeadLetters.MAX_KEY_BYTES);
    assertThat(letter.value().getMessage()).isEqualTo("of the record");
    assertThat(letter.value().getTopic()).isEqualTo(IN);
  }

  @Test
  void shouldTellTheCauseOfWhatFailsByTheClockAndMakeNoLetterOfIt() {
    assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofSeconds(10)))
        .as("in a node behind the one with the clock")
        .isInstanceOf(StreamsException.class)
        .hasRootCauseMessage("of the sink")
        .matches(punctuations::isOf);
    assertThat(hasLetter()).isFalse();
  }

  @Test
  void shouldLetNoFaultOfTheClockPassForOneOfARecord() {
    assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofSeconds(60)))
        .matches(punctuations::isOf);
    in.pipeInput(null, new byte[] {1});

    assertThat(letter().value().getMessage()).isEqualTo("of the record");
  }

  @Test
  void shouldNotBeginAnewWhereAWorkerStopsItself() {
    var fault = new WorkerFaultException("The state is of another layout.");
    punctuations.failed(fault);

    assertThat(punctuations.isOf(new StreamsException(fault))).isFalse();
    assertThat(punctuations.isOf(new StreamsException("of another kind"))).isFalse();
  }
}
