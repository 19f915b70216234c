package io.broadsheet.standalone.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.InputFiles;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.PageOutcome;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline on a real broker and a real registry, read back with a consumer of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineIT {

  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir private static Path folder;

  private LocalCluster servers;
  private PipelineRun pipeline;
  private ClusterConfig cluster;
  private Account account;

  @BeforeAll
  void feedTheSamples() throws Exception {
    servers = LocalCluster.start(folder, 0, 0);
    cluster = servers.config();
    pipeline =
        PipelineRun.start(
            cluster,
            folder.resolve("state"),
            new LineProgress(new PrintStream(System.err)),
            Duration.ofSeconds(60));
    account = feed(SAMPLES);
  }

  @AfterAll
  void stop() {
    pipeline.close();
    servers.close();
  }

  private Account feed(Path path) throws InterruptedException {
    return pipeline.feed(InputFiles.below(List.of(path))).account();
  }

  @Test
  void shouldAccountForEverySamplePage() {
    assertThat(account.violations()).isEmpty();
    assertThat(account.counts()).isEqualTo(new Account.Counts(12, 6, 2, 3, 0, 1));
  }

  @Test
  void shouldTellCopiesFromTheStoryThatWasThereFirst() {
    String canonical = outcome("tidal-barrier.html", PageOutcome.Canonical.class).id();

    assertThat(outcome("estuary-barrier-holds.html", PageOutcome.Duplicate.class).canonicalId())
        .isEqualTo(canonical);
    var cut = outcome("tidal-barrier-in-brief.html", PageOutcome.Duplicate.class);
    assertThat(cut.canonicalId()).isEqualTo(canonical);
    assertThat(cut.relation()).isEqualTo("PART");
  }

  @Test
  void shouldPublishWhatAnIndependentConsumerReadsBack() {
    Map<String, GenericRecord> canonical = table("news.canonical");
    Map<String, GenericRecord> duplicates = table("news.duplicates");

    assertThat(canonical.keySet())
        .containsAll(account.canonical().keySet())
        .doesNotContainAnyElementsOf(duplicates.keySet());
    assertThat(duplicates.values())
        .allSatisfy(copy -> assertThat(canonical).containsKey(copy.get("canonicalId").toString()));
    assertThat(canonical.values())
        .extracting(value -> ((GenericRecord) value.get("article")).get("text").toString())
        .allSatisfy(
            text ->
                assertThat(text)
                    .hasSizeGreaterThan(300)
                    .doesNotContain("cookies", "newsletter", "Read more", "All rights reserved"));
  }

  @Test
  void shouldDeadLetterARecordThatIsNotAvroAndGoOn() throws Exception {
    byte[] junk = "not avro at all".getBytes(UTF_8);
    RecordMetadata sent = send("news.pages", junk);

    GenericRecord letter = awaitDeadLetter(sent);

    assertThat(letter.get("value")).isEqualTo(ByteBuffer.wrap(junk));
    assertThat(letter.get("stage")).hasToString("cleaner/pages");
    assertThat(feed(page("after-junk")).isLawful()).isTrue();
  }

  @Test
  void shouldDeadLetterARecordWhoseSchemaTheRegistryDoesNotKnowAndGoOn() throws Exception {
    byte[] unknown = {0, 0, 1, (byte) 0xe2, 0x40, 2, 2};
    RecordMetadata sent = send("news.articles", unknown);

    GenericRecord letter = awaitDeadLetter(sent);

    assertThat(letter.get("value")).isEqualTo(ByteBuffer.wrap(unknown));
    assertThat(letter.get("key")).isEqualTo(ByteBuffer.wrap("key".getBytes(UTF_8)));
    assertThat(letter.get("stage")).hasToString("dedupe/articles");
    assertThat(feed(page("after-unknown")).isLawful()).isTrue();
  }

  @Test
  void shouldRejectAnEmptyFileAndNameOneThatCannotBeRead() throws Exception {
    Path input = Files.createDirectories(folder.resolve("bad-input"));
    Files.createFile(input.resolve("empty.html"));
    Files.write(input.resolve("broken.html.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});

    PipelineRun.Result result = pipeline.feed(InputFiles.below(List.of(input)));

    assertThat(result.account().counts()).isEqualTo(new Account.Counts(1, 0, 0, 1, 0, 0));
    assertThat(result.unreadable()).singleElement().extracting("file").asString().endsWith(".gz");
  }

  private <T extends PageOutcome> T outcome(String file, Class<T> kind) {
    return account.ended(kind).stream()
        .filter(entry -> entry.page().source().endsWith("/" + file))
        .map(entry -> kind.cast(entry.places().get(0)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " is no " + kind.getSimpleName()));
  }

  /** A small page with a story of its own. */
  private Path page(String name) throws IOException {
    String story =
        "<p>The report on %1$s was published on Monday after a long debate in the assembly.</p>"
            + "<p>Members who spoke about %1$s asked for more time and for a second reading, which"
            + " the chair put on the agenda of the next session in the spring.</p>"
            + "<p>Nobody could say how much the plan called %1$s would cost in the end, but the"
            + " treasurer promised figures before the summer.</p>";
    String html =
        "<html><head><title>%1$s</title></head><body><article><h1>%1$s</h1>%2$s</article></body></html>"
            .formatted("Debate " + name, story.formatted(name));
    return Files.writeString(folder.resolve(name + ".html"), html);
  }

  private RecordMetadata send(String topic, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>(topic, "key".getBytes(UTF_8), value)).get();
    }
  }

  private GenericRecord awaitDeadLetter(RecordMetadata of) throws InterruptedException {
    Predicate<GenericRecord> isLetter =
        letter ->
            letter.get("topic").toString().equals(of.topic())
                && letter.get("partition").equals(of.partition())
                && letter.get("offset").equals(of.offset());
    Instant deadline = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(deadline)) {
      for (var record : read("news.dead-letters", avro())) {
        if (isLetter.test((GenericRecord) record.value())) {
          return (GenericRecord) record.value();
        }
      }
      Thread.sleep(200);
    }
    throw new AssertionError("No dead letter for " + of);
  }

  private Map<String, GenericRecord> table(String topic) {
    Map<String, GenericRecord> table = new HashMap<>();
    for (ConsumerRecord<String, Object> record : read(topic, avro())) {
      if (record.value() == null) {
        table.remove(record.key());
      } else {
        table.put(record.key(), (GenericRecord) record.value());
      }
    }
    return table;
  }

  private Deserializer<Object> avro() {
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    deserializer.configure(Map.of("schema.registry.url", cluster.registryUrl()), false);
    return deserializer;
  }

  private <T> List<ConsumerRecord<String, T>> read(String topic, Deserializer<T> values) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", cluster.bootstrapServers(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    List<ConsumerRecord<String, T>> records = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      Set<TopicPartition> partitions = new java.util.HashSet<>();
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
