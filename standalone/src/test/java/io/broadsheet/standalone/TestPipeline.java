package io.broadsheet.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicCatalogue;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** The topics of a pipeline under a prefix of their own, and records written to them by hand. */
public final class TestPipeline implements AutoCloseable {

  private final ClusterConfig cluster;
  private final Serializer<SpecificRecord> values;
  private final Producer<byte[], byte[]> producer;

  /** Creates topics and schemas. */
  public TestPipeline(ClusterConfig servers, String prefix, int partitions) {
    this.cluster =
        new ClusterConfig(servers.bootstrapServers(), servers.registryUrl(), prefix, Map.of());
    List<TopicSpec> topics = cluster.topics().all(partitions);
    try (TopicSetup setup = new TopicSetup(cluster);
        SchemaRegistry registry = new SchemaRegistry(cluster)) {
      topics.forEach(registry::register);
      setup.create(topics, (short) 1);
    }
    this.values = new AvroSerdes(cluster).serializer();
    this.producer =
        new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  public ClusterConfig cluster() {
    return cluster;
  }

  public TopicCatalogue topics() {
    return cluster.topics();
  }

  public RecordMetadata send(ProducerRecord<byte[], byte[]> record)
      throws InterruptedException, ExecutionException {
    return producer.send(record).get();
  }

  /** Writes a record without waiting; see {@link #flush}. */
  public void sendLater(ProducerRecord<byte[], byte[]> record) {
    producer.send(record);
  }

  public void flush() {
    producer.flush();
  }

  /** Writes a record; a null value is a tombstone. */
  public RecordMetadata send(String topic, String key, SpecificRecord value)
      throws InterruptedException, ExecutionException {
    return send(record(topic, key, value));
  }

  public ProducerRecord<byte[], byte[]> record(String topic, String key, SpecificRecord value) {
    return new ProducerRecord<>(
        topic, key.getBytes(UTF_8), value == null ? null : bytes(topic, value));
  }

  public byte[] bytes(String topic, SpecificRecord value) {
    return values.serialize(topic, value);
  }

  /** All committed records of a topic. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) throws InterruptedException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    CommittedConsumer.readAll(cluster, List.of(topic), records::add);
    return records;
  }

  public static RawPage page(String name) {
    return RawPage.newBuilder()
        .setUrl("https://site.example/" + name)
        .setFetchedAt(Instant.parse("2026-03-17T09:00:00Z"))
        .setBody(ByteBuffer.wrap(name.getBytes(UTF_8)))
        .setSource(new PageSource(name + ".html", -1L))
        .build();
  }

  public static Article article(String id, PageRef page) {
    return Article.newBuilder()
        .setId(id)
        .setUrl("https://site.example/" + id)
        .setTitle("About " + id)
        .setFetchedAt(Instant.parse("2026-03-17T09:00:00Z"))
        .setText("The text of " + id + ".")
        .setPage(page)
        .build();
  }

  public static CanonicalArticle canonical(String id, int revision, PageRef page) {
    return new CanonicalArticle(article(id, page), revision, false);
  }

  public static RejectedPage rejected(String name, PageRef page) {
    return RejectedPage.newBuilder()
        .setUrl("https://site.example/" + name)
        .setReason("index-page")
        .setPage(page)
        .build();
  }

  /** The letter of a record that failed. */
  public static DeadLetter letter(RecordMetadata failed, String key, byte[] value, String stage) {
    return DeadLetter.newBuilder()
        .setKey(ByteBuffer.wrap(key.getBytes(UTF_8)))
        .setValue(ByteBuffer.wrap(value))
        .setTopic(failed.topic())
        .setPartition(failed.partition())
        .setOffset(failed.offset())
        .setStage(stage)
        .setErrorClass("java.lang.IllegalStateException")
        .setMessage("a fault")
        .setFailedAt(Instant.parse("2026-03-17T10:00:00Z"))
        .build();
  }

  public static PageRef ref(RecordMetadata page) {
    return new PageRef(page.partition(), page.offset());
  }

  @Override
  public void close() {
    producer.close();
  }
}
