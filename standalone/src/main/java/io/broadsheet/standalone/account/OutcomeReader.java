package io.broadsheet.standalone.account;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Brings what stands on the output topics of a cluster into an account book. Not thread-safe. */
public final class OutcomeReader implements AutoCloseable {

  private final TopicCatalogue topics;
  private final AccountBook book;
  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<CanonicalArticle> canonical;
  private final Deserializer<Duplicate> duplicates;
  private final Deserializer<Recrawl> recrawls;
  private final Deserializer<RejectedPage> rejected;
  private final Deserializer<DeadLetter> deadLetters;
  private final Deserializer<Article> articles;

  /** Starts at the beginning of the topics. */
  public OutcomeReader(ClusterConfig cluster, AccountBook book) {
    this.topics = cluster.topics();
    this.book = book;
    this.consumer = CommittedConsumer.fromBeginning(cluster, outputs());
    AvroSerdes serdes = new AvroSerdes(cluster);
    this.canonical = serdes.deserializer(CanonicalArticle.class);
    this.duplicates = serdes.deserializer(Duplicate.class);
    this.recrawls = serdes.deserializer(Recrawl.class);
    this.rejected = serdes.deserializer(RejectedPage.class);
    this.deadLetters = serdes.deserializer(DeadLetter.class);
    this.articles = serdes.deserializer(Article.class);
  }

  /**
   * Takes in what has been committed since the last call, waiting a while for more.
   *
   * @return how many records there were
   */
  public int poll(Duration wait) {
    var records = consumer.poll(wait);
    records.forEach(this::apply);
    return records.count();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<String> outputs() {
    return List.of(
        topics.canonical(),
        topics.duplicates(),
        topics.recrawls(),
        topics.rejected(),
        topics.deadLetters());
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    byte[] value = record.value();
    if (topic.equals(topics.canonical())) {
      CanonicalArticle read = canonical.deserialize(topic, value);
      stands(
          AccountBook.Standing.CANONICAL,
          record,
          read == null ? null : read.getArticle().getPage(),
          read == null ? null : PageOutcome.Canonical.of(read));
    } else if (topic.equals(topics.duplicates())) {
      Duplicate read = duplicates.deserialize(topic, value);
      stands(
          AccountBook.Standing.DUPLICATES,
          record,
          read == null ? null : read.getPage(),
          read == null ? null : PageOutcome.Duplicate.of(read));
    } else if (value != null) {
      end(topic, value);
    }
  }

  private void stands(
      AccountBook.Standing standing,
      ConsumerRecord<byte[], byte[]> record,
      PageRef page,
      PageOutcome outcome) {
    String id = new String(record.key(), StandardCharsets.UTF_8);
    if (outcome == null || page != null) {
      book.stands(standing, id, page == null ? null : PageAt.of(page), outcome);
    }
  }

  private void end(String topic, byte[] value) {
    if (topic.equals(topics.recrawls())) {
      Recrawl read = recrawls.deserialize(topic, value);
      ends(read.getPage(), PageOutcome.Recrawled.of(read));
    } else if (topic.equals(topics.rejected())) {
      RejectedPage read = rejected.deserialize(topic, value);
      ends(read.getPage(), PageOutcome.Rejected.of(read));
    } else {
      DeadLetter read = deadLetters.deserialize(topic, value);
      pageOf(read).ifPresent(page -> book.ends(page, PageOutcome.DeadLettered.of(read)));
    }
  }

  private void ends(PageRef page, PageOutcome outcome) {
    if (page != null) {
      book.ends(PageAt.of(page), outcome);
    }
  }

  /** The page that a dead letter stems from; empty when it was no page's, such as foreign junk. */
  private Optional<PageAt> pageOf(DeadLetter letter) {
    if (letter.getTopic().equals(topics.pages())) {
      return Optional.of(new PageAt(letter.getPartition(), letter.getOffset()));
    }
    if (letter.getTopic().equals(topics.articles()) && letter.getValue() != null) {
      return articleOf(letter.getValue()).map(Article::getPage).map(PageAt::of);
    }
    return Optional.empty();
  }

  private Optional<Article> articleOf(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    try {
      return Optional.ofNullable(articles.deserialize(topics.articles(), bytes));
    } catch (SerializationException notAnArticle) {
      return Optional.empty();
    }
  }
}
