package io.broadsheet.standalone.account;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Enters every page that the page topic holds into an account book. */
public final class PageTopicReader {

  private static final Duration POLL = Duration.ofMillis(500);

  private final ClusterConfig cluster;
  private final AccountBook book;
  private final Deserializer<RawPage> pages;

  public PageTopicReader(ClusterConfig cluster, AccountBook book) {
    this.cluster = cluster;
    this.book = book;
    this.pages = new AvroSerdes(cluster).deserializer(RawPage.class);
  }

  /** Reads up to the end that the topic has when the call begins. */
  public void readAll() {
    try (Consumer<byte[], byte[]> consumer =
        CommittedConsumer.fromBeginning(cluster, List.of(cluster.topics().pages()))) {
      Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
      while (CommittedConsumer.isBefore(end, consumer)) {
        consumer.poll(POLL).forEach(this::enter);
      }
    }
  }

  private void enter(ConsumerRecord<byte[], byte[]> record) {
    book.fed(new PageAt(record.partition(), record.offset()), page(record));
  }

  private FedPage page(ConsumerRecord<byte[], byte[]> record) {
    try {
      RawPage page = pages.deserialize(record.topic(), record.value());
      if (page != null) {
        PageSource source = page.getSource();
        return new FedPage(source == null ? "unknown" : source.getFile(), page.getUrl());
      }
    } catch (SerializationException foreign) {
      // junk on the topic is a page too: the law says that it becomes a dead letter
    }
    return new FedPage("unknown", "unreadable record");
  }
}
