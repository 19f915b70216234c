package io.broadsheet.standalone.account;

import static io.broadsheet.standalone.account.OutcomeListener.Standing.CANONICAL;
import static io.broadsheet.standalone.account.OutcomeListener.Standing.DEAD_LETTERS;
import static io.broadsheet.standalone.account.OutcomeListener.Standing.DUPLICATES;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.RejectedPage;
import io.broadsheet.schemas.Replay;
import io.broadsheet.schemas.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells what stands on the output topics of a cluster. Records that others wrote there are told as
 * foreign and passed over. Keeps in memory which letters were replayed. Not thread-safe.
 */
public final class OutcomeReader implements AutoCloseable {

  private final TopicCatalogue topics;
  private final OutcomeListener listener;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, Handler> handlers = new HashMap<>();
  private final AvroValues<Article> articles;
  private final Set<String> replayed = new HashSet<>();

  private interface Handler {
    void apply(ConsumerRecord<byte[], byte[]> record);
  }

  /** Starts at the beginning of the topics. */
  public OutcomeReader(ClusterConfig cluster, OutcomeListener listener) {
    this.topics = cluster.topics();
    this.listener = listener;
    this.articles = new AvroValues<>(cluster, Article.class);
    var canonical = new AvroValues<>(cluster, CanonicalArticle.class);
    var duplicates = new AvroValues<>(cluster, Duplicate.class);
    var recrawls = new AvroValues<>(cluster, Recrawl.class);
    var rejected = new AvroValues<>(cluster, RejectedPage.class);
    var letters = new AvroValues<>(cluster, DeadLetter.class);
    var replays = new AvroValues<>(cluster, Replay.class);
    handlers.put(topics.canonical(), r -> canonical(r, read(canonical, r)));
    handlers.put(topics.duplicates(), r -> duplicate(r, read(duplicates, r)));
    handlers.put(topics.recrawls(), r -> read(recrawls, r).ifPresent(value -> recrawl(r, value)));
    handlers.put(topics.rejected(), r -> read(rejected, r).ifPresent(value -> rejected(r, value)));
    handlers.put(topics.deadLetters(), r -> read(letters, r).ifPresent(value -> letter(r, value)));
    handlers.put(topics.replays(), r -> read(replays, r).ifPresent(value -> replay(r, value)));
    this.consumer = CommittedConsumer.fromBeginning(cluster, List.copyOf(handlers.keySet()));
  }

  /**
   * Takes in what has been committed since the last call, waiting a while for more.
   *
   * @return how many records there were
   */
  public int poll(Duration wait) throws InterruptedException {
    var records = CommittedConsumer.poll(consumer, wait);
    records.forEach(record -> handlers.get(record.topic()).apply(record));
    return records.count();
  }

  /** Takes in everything that is committed when the call begins. */
  public void readAll(Duration wait) throws InterruptedException {
    Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
    while (CommittedConsumer.isBefore(end, consumer)) {
      poll(wait);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private <T extends org.apache.avro.specific.SpecificRecord> Optional<T> read(
      AvroValues<T> values, ConsumerRecord<byte[], byte[]> record) {
    Optional<T> value = values.read(record.topic(), record.value());
    if (value.isEmpty() && record.value() != null) {
      listener.foreign(record.topic());
    }
    return value;
  }

  private void canonical(ConsumerRecord<byte[], byte[]> record, Optional<CanonicalArticle> value) {
    PageRef page = value.map(v -> v.getArticle().getPage()).orElse(null);
    stands(CANONICAL, record, page, value.map(PageOutcome.Canonical::of).orElse(null));
  }

  private void duplicate(ConsumerRecord<byte[], byte[]> record, Optional<Duplicate> value) {
    PageRef page = value.map(Duplicate::getPage).orElse(null);
    stands(DUPLICATES, record, page, value.map(PageOutcome.Duplicate::of).orElse(null));
  }

  private void stands(
      OutcomeListener.Standing standing,
      ConsumerRecord<byte[], byte[]> record,
      PageRef page,
      PageOutcome outcome) {
    if (record.key() != null) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      PageAt at = page == null ? null : PageAt.of(page);
      if (at == null && outcome != null) {
        listener.foreign(record.topic());
      }
      listener.stands(standing, key, at, at == null ? null : outcome, RecordAt.of(record));
    }
  }

  private void recrawl(ConsumerRecord<byte[], byte[]> record, Recrawl value) {
    ends(record, value.getPage(), PageOutcome.Recrawled.of(value));
  }

  private void rejected(ConsumerRecord<byte[], byte[]> record, RejectedPage value) {
    ends(record, value.getPage(), PageOutcome.Rejected.of(value));
  }

  private void ends(ConsumerRecord<byte[], byte[]> record, PageRef page, PageOutcome outcome) {
    if (page == null) {
      listener.foreign(record.topic());
    } else {
      listener.ends(PageAt.of(page), outcome, RecordAt.of(record));
    }
  }

  private void letter(ConsumerRecord<byte[], byte[]> record, DeadLetter value) {
    String key = letterKey(record.partition(), record.offset());
    if (!replayed.contains(key)) {
      pageOf(value)
          .ifPresentOrElse(
              page ->
                  listener.stands(
                      DEAD_LETTERS,
                      key,
                      page,
                      PageOutcome.DeadLettered.of(value),
                      RecordAt.of(record)),
              () -> listener.foreign(value.getTopic()));
    }
  }

  /**
   * The copy of a page is a page of its own, and the failed one stands as replayed. The copy of an
   * article is the same page's, and takes its letter back.
   */
  private void replay(ConsumerRecord<byte[], byte[]> record, Replay mark) {
    String key = letterKey(mark.getLetterPartition(), mark.getLetterOffset());
    replayed.add(key);
    boolean ofPage = mark.getTopic().equals(topics.pages());
    PageAt failed = new PageAt(mark.getFailedPartition(), mark.getFailedOffset());
    PageAt copy = new PageAt(mark.getSentPartition(), mark.getSentOffset());
    listener.stands(
        DEAD_LETTERS,
        key,
        ofPage ? failed : null,
        ofPage ? new PageOutcome.Replayed(copy) : null,
        RecordAt.of(record));
  }

  private static String letterKey(int partition, long offset) {
    return partition + "@" + offset;
  }

  /** The page that a dead letter stems from; empty when it was no page's, such as foreign junk. */
  private Optional<PageAt> pageOf(DeadLetter letter) {
    if (letter.getTopic().equals(topics.pages())) {
      return Optional.of(new PageAt(letter.getPartition(), letter.getOffset()));
    }
    if (letter.getTopic().equals(topics.articles()) && letter.getValue() != null) {
      return articles
          .read(topics.articles(), bytes(letter.getValue()))
          .map(Article::getPage)
          .map(PageAt::of);
    }
    return Optional.empty();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
