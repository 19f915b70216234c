package io.broadsheet.ingest;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.TopicSpec;
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
public final class PageProducer implements AutoCloseable {

  private final Producer<String, SpecificRecord> producer;
  private final String pages;
  private final String rejected;

  public PageProducer(ClusterConfig cluster) {
    this.pages = cluster.topics().pages();
    this.rejected = cluster.topics().rejected();
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new AvroSerdes(cluster).serializer());
  }

  /** Sends a page; the answer comes when the broker has it. */
  void send(RawPage page, Callback acknowledged) {
    int partition = partition(page.getUrl(), producer.partitionsFor(pages).size());
    producer.send(new ProducerRecord<>(pages, partition, page.getUrl(), page), acknowledged);
  }

  /** Records that a page was refused before it was sent. */
  void reject(InputItem.TooLarge tooLarge, Callback acknowledged) {
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

  /** Waits until everything that was sent is acknowledged or has failed. */
  void flush() {
    producer.flush();
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
