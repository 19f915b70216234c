package io.broadsheet.standalone.replay;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.account.RecordAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends dead letters back to their source topics. Whatever crashes and however often it is started
 * again, each is sent once. A replayed page is a new record of the page topic, in the partition of
 * the one that failed.
 */
public final class Replay {

  /** Header of a replayed record: the topic, partition and offset of the record that failed. */
  public static final String HEADER = "broadsheet.replay-of";

  private static final Duration POLL = Duration.ofMillis(500);

  /** What a record takes besides its key, value and headers, the mark of a replay included. */
  private static final int RECORD_HEAD_BYTES = 1024;

  /** Told of letters. A letter is told when its transaction is committed; in a dry run at once. */
  public interface Listener {

    void sent(Letter letter);

    /** The letter cannot be sent: the reason, as a sentence. */
    void refused(Letter letter, String reason);
  }

  /**
   * How many letters there were.
   *
   * @param sent in a dry run, would be sent
   * @param before sent by an earlier replay
   * @param others not meant by the filter
   * @param refused meant, but not to be sent
   */
  public record Summary(long sent, long before, long others, long refused) {}

  private final ClusterConfig cluster;
  private final LetterFilter filter;
  private final Listener listener;
  private final AvroValues<DeadLetter> letters;
  private final Map<String, Integer> partitions = new HashMap<>();
  private long sent;
  private long before;
  private long others;
  private long refused;

  /** One replay, of the letters that the filter lets through. */
  public Replay(ClusterConfig cluster, LetterFilter filter, Listener listener) {
    this.cluster = cluster;
    this.filter = filter;
    this.listener = listener;
    this.letters = new AvroValues<>(cluster, DeadLetter.class);
  }

  /** Sends the letters that are there when it starts. */
  public Summary run() throws InterruptedException {
    try (LetterSender sender = new LetterSender(cluster)) {
      return run(sender::send);
    }
  }

  /** Sends nothing, marks nothing, and tells the same as {@link #run()} would. */
  public Summary dryRun() throws InterruptedException {
    return run(batch -> {});
  }

  private interface Batches {
    void send(List<Letter> batch) throws InterruptedException;
  }

  /** The marks are read after an earlier sender is shut out, so none can be missed. */
  private Summary run(Batches batches) throws InterruptedException {
    Marks marks = Marks.read(cluster);
    try (Consumer<byte[], byte[]> consumer =
        CommittedConsumer.fromBeginning(cluster, List.of(cluster.topics().deadLetters()))) {
      consumer.listTopics().forEach((topic, infos) -> partitions.put(topic, infos.size()));
      Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
      while (CommittedConsumer.isBefore(end, consumer)) {
        List<Letter> batch = new ArrayList<>();
        CommittedConsumer.poll(consumer, POLL).forEach(record -> choose(record, marks, batch));
        if (!batch.isEmpty()) {
          batches.send(batch);
          batch.forEach(listener::sent);
          sent += batch.size();
        }
      }
    }
    return new Summary(sent, before, others, refused);
  }

  private void choose(ConsumerRecord<byte[], byte[]> record, Marks marks, List<Letter> batch) {
    letters
        .read(record.topic(), record.value())
        .filter(filter)
        .map(content -> new Letter(RecordAt.of(record), content))
        .ifPresentOrElse(letter -> choose(letter, marks, batch), () -> others++);
  }

  private void choose(Letter letter, Marks marks, List<Letter> batch) {
    if (marks.has(letter)) {
      before++;
      return;
    }
    Optional<String> obstacle = obstacle(letter);
    obstacle.ifPresentOrElse(
        reason -> {
          refused++;
          listener.refused(letter, reason);
        },
        () -> batch.add(letter));
  }

  /** Why a letter cannot be sent; anyone can have written it. */
  private Optional<String> obstacle(Letter letter) {
    DeadLetter content = letter.content();
    String topic = content.getTopic();
    if (!topic.equals(cluster.topics().pages()) && !topic.equals(cluster.topics().articles())) {
      return Optional.of("Only pages and articles are sent again.");
    }
    if (content.getPartition() < 0 || content.getPartition() >= partitions.getOrDefault(topic, 0)) {
      return Optional.of("The topic or partition that it came from is not there any more.");
    }
    if (content.getCut()) {
      return Optional.of(
          "It was too large for a letter, which holds only why it failed. The record itself is"
              + " where it was as long as that topic keeps it.");
    }
    return letter.bytes() > cluster.maxRecordBytes() - RECORD_HEAD_BYTES
        ? Optional.of("It is larger than a record may be.")
        : Optional.empty();
  }
}
