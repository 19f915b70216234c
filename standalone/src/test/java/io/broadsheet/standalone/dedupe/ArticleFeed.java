package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends articles by their id, as the cleaner does. */
final class ArticleFeed implements AutoCloseable {

  private final String topic;
  private final Producer<String, io.broadsheet.schemas.Article> producer;
  private long sent;

  ArticleFeed(ClusterConfig cluster) {
    topic = cluster.topics().articles();
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    producer =
        new KafkaProducer<>(settings, new StringSerializer(), new AvroSerdes(cluster).serializer());
  }

  /** Returns when the broker has all of them. */
  void send(List<Article> articles) {
    List<Future<RecordMetadata>> pending = articles.stream().map(this::send).toList();
    producer.flush();
    pending.forEach(ArticleFeed::requireTaken);
  }

  private static void requireTaken(Future<RecordMetadata> sending) {
    assertThat(sending).succeedsWithin(Duration.ZERO);
  }

  private Future<RecordMetadata> send(Article article) {
    var value =
        io.broadsheet.schemas.Article.newBuilder()
            .setId(article.id())
            .setUrl(article.url() == null ? "https://site.example/" + article.id() : article.url())
            .setTitle(article.title())
            .setFetchedAt(article.fetchedAt())
            .setText(article.text())
            .setPage(new PageRef(0, sent++))
            .setLane(article.lane())
            .build();
    return producer.send(new ProducerRecord<>(topic, article.id(), value));
  }

  static int partition(Article article, int partitions) {
    return BuiltInPartitioner.partitionForKey(
        article.id().getBytes(StandardCharsets.UTF_8), partitions);
  }

  @Override
  public void close() {
    producer.close();
  }
}
