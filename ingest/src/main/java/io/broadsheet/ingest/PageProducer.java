package io.broadsheet.ingest;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.TopicSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Sends pages to the page topic, all of a site to one partition, and pages that are too large to
 * send to the topic of rejected ones. Thread-safe.
 */
public final class PageProducer implements PageSink, AutoCloseable {

  private static final int BATCH_BYTES = 512 * 1024;

  private final Producer<String, SpecificRecord> producer;
  private final String pages;
  private final String rejected;

  /** A producer for pages up to the default size that acknowledges each page by itself. */
  public PageProducer(ClusterConfig cluster) {
    this(cluster, PageReader.DEFAULT_MAX_PAGE_BYTES, Map.of());
  }

  /**
   * @param maxPageBytes size of the largest page that will be sent
   * @param settings that go before all others
   */
  public PageProducer(ClusterConfig cluster, int maxPageBytes, Map<String, Object> settings) {
    this.pages = cluster.topics().pages();
    this.rejected = cluster.topics().rejected();
    Map<String, Object> all = settings(cluster, maxPageBytes);
    all.putAll(settings);
    this.producer =
        new KafkaProducer<>(all, new StringSerializer(), new AvroSerdes(cluster).serializer());
  }

  /** How pages are produced; also what a fair comparison has to be run with. */
  public static Map<String, Object> settings(ClusterConfig cluster, int maxPageBytes) {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxPageBytes + TopicSpec.RECORD_OVERHEAD_BYTES);
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    return settings;
  }

  @Override
  public void send(RawPage page, Callback acknowledged) {
    int partition = partition(page.getUrl(), producer.partitionsFor(pages).size());
    producer.send(new ProducerRecord<>(pages, partition, page.getUrl(), page), acknowledged);
  }

  @Override
  public void reject(InputItem.TooLarge tooLarge, Callback acknowledged) {
    RawPage page = tooLarge.emptied();
    RejectedPage value =
        RejectedPage.newBuilder()
            .setUrl(page.getUrl())
            .setReason("too-large")
            .setExplanation(tooLarge.explanation())
            .setFetchedAt(page.getFetchedAt())
            .setSource(page.getSource())
            .build();
    producer.send(new ProducerRecord<>(rejected, page.getUrl(), value), acknowledged);
  }

  @Override
  public void flush() {
    producer.flush();
  }

  /** The producer itself, for transactions. */
  public Producer<String, SpecificRecord> transactions() {
    return producer;
  }

  @Override
  public void close() {
    producer.close();
  }

  private static int partition(String url, int partitions) {
    String site = SiteKey.of(url);
    return Utils.toPositive(Utils.murmur2(Utils.utf8(site))) % partitions;
  }
}
