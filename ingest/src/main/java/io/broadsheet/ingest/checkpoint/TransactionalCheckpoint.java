package io.broadsheet.ingest.checkpoint;

import io.broadsheet.ingest.Checkpoint;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.schemas.ClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * A checkpoint whose pages are sent in transactions. The number of a transaction is committed with
 * its pages, as an offset of a consumer group; what the number means was written to the journal
 * before. So the two cannot disagree, wherever the process is killed. Not thread-safe.
 */
public final class TransactionalCheckpoint implements Checkpoint, AutoCloseable {

  private static final long COMMIT_BYTES = 256L << 20;
  private static final int TRANSACTION_TIMEOUT_MS = 600_000;

  private final Path file;
  private final Duration interval;
  private final CommittedNumber committed;
  private final PageProducer producer;
  private final Journal.Header header;
  private final TopicPartition partition;
  private final Map<String, FileState> files;
  private final Map<String, FileState> changed = new LinkedHashMap<>();
  private final long takenBefore;
  private Journal journal;
  private long number;
  private boolean open;
  private long openedAt;
  private long openBytes;

  private TransactionalCheckpoint(
      Path file,
      Duration interval,
      CommittedNumber committed,
      PageProducer producer,
      Journal.Header header,
      Journal.Entry state)
      throws IOException {
    this.file = file;
    this.interval = interval;
    this.committed = committed;
    this.producer = producer;
    this.header = header;
    this.journal = Journal.begin(file, header, state);
    this.takenBefore = state.files().values().stream().mapToLong(FileState::pages).sum();
    this.partition = committed.partition();
    this.number = state.number();
    this.files = new HashMap<>(state.files());
  }

  /**
   * Opens a checkpoint, or makes a new one. Whoever had it open before can commit nothing more.
   *
   * @param interval time between transactions; 256 MiB of pages end one earlier
   * @param settings whatever changes which pages a file has
   * @throws IllegalStateException with a sentence, when the file belongs to another cluster or to
   *     other settings
   */
  public static TransactionalCheckpoint open(
      Path file, ClusterConfig cluster, int maxPageBytes, Duration interval, String settings)
      throws IOException {
    CommittedNumber committed = new CommittedNumber(cluster);
    PageProducer producer = null;
    try {
      Journal.Content before = Journal.read(file);
      Journal.Header header = header(before, committed.clusterId(), cluster, settings, file);
      committed.use(header.id());
      producer = producer(cluster, maxPageBytes, committed.name());
      producer.transactions().initTransactions();
      Journal.Entry state = state(before == null ? null : Journal.read(file), committed);
      return new TransactionalCheckpoint(file, interval, committed, producer, header, state);
    } catch (IOException | RuntimeException e) {
      if (producer != null) {
        producer.close();
      }
      committed.close();
      throw e;
    }
  }

  /** Where pages have to be sent, so that they are part of the transactions. */
  public PageProducer producer() {
    return producer;
  }

  @Override
  public long pagesTaken(Path input) {
    return state(input).pages();
  }

  @Override
  public boolean isDone(Path input) {
    return state(input).size() >= 0 && state(input).size() == size(input);
  }

  @Override
  public void beforeSend() {
    if (!open) {
      producer.transactions().beginTransaction();
      open = true;
      openedAt = System.nanoTime();
      openBytes = 0;
    }
  }

  @Override
  public void sent(Path input, long pages, int bytes) {
    change(input, state(input).taken(pages));
    openBytes += bytes;
  }

  @Override
  public void done(Path input) {
    change(input, state(input).done(size(input)));
  }

  @Override
  public void commitIfDue() {
    if (open && (openBytes >= COMMIT_BYTES || System.nanoTime() - openedAt >= interval.toNanos())) {
      commit();
    }
  }

  @Override
  public void commit() {
    if (changed.isEmpty()) {
      return;
    }
    beforeSend();
    number++;
    journal.add(new Journal.Entry(number, changed));
    try {
      producer
          .transactions()
          .sendOffsetsToTransaction(
              Map.of(partition, new OffsetAndMetadata(number)),
              new ConsumerGroupMetadata(committed.name()));
      producer.transactions().commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new IllegalStateException(
          "Another process has taken up the checkpoint %s.".formatted(file), e);
    } catch (KafkaException e) {
      throw new IllegalStateException("The broker did not take a page: " + e.getMessage(), e);
    }
    changed.clear();
    open = false;
  }

  /** How many pages were taken before this checkpoint was opened. */
  public long pagesTakenBefore() {
    return takenBefore;
  }

  /**
   * Brings the file into its shortest form, which needs nothing from the broker to be understood.
   */
  public void compact() throws IOException {
    journal.close();
    journal = Journal.begin(file, header, new Journal.Entry(number, files));
  }

  /** Forgets everything: the feed is complete and its checkpoint is wanted no more. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
    committed.delete();
  }

  /** What was not committed is left out of the topics, and is sent the next time. */
  @Override
  public void close() throws IOException {
    producer.close();
    committed.close();
    journal.close();
  }

  private void change(Path input, FileState state) {
    files.put(key(input), state);
    changed.put(key(input), state);
  }

  private FileState state(Path input) {
    return files.getOrDefault(key(input), FileState.NEW);
  }

  private static String key(Path input) {
    return input.toAbsolutePath().normalize().toString();
  }

  private static long size(Path input) {
    try {
      return Files.size(input);
    } catch (IOException e) {
      return -1;
    }
  }

  private static Journal.Header header(
      Journal.Content before, String clusterId, ClusterConfig cluster, String settings, Path file) {
    if (before == null) {
      String id = UUID.randomUUID().toString();
      return new Journal.Header(id, clusterId, cluster.topicPrefix(), settings);
    }
    Journal.Header header = before.header();
    if (!header.cluster().equals(clusterId) || !header.prefix().equals(cluster.topicPrefix())) {
      throw new IllegalStateException(
          "The checkpoint %s belongs to another cluster or topic prefix. Give another file."
              .formatted(file));
    }
    if (!header.settings().equals(settings)) {
      throw new IllegalStateException(
          "The checkpoint %s was begun with other options for reading (%s). Use the same, or another file."
              .formatted(file, header.settings()));
    }
    return header;
  }

  /**
   * The first entry is a state that was committed. So are all but the last, as each is written
   * after the commit of the one before; about the last the broker knows. Where it has forgotten,
   * pages are rather sent twice than lost.
   */
  private static Journal.Entry state(Journal.Content content, CommittedNumber committed) {
    if (content == null) {
      return new Journal.Entry(0, Map.of());
    }
    long certain = Math.max(content.first(), content.last() - 1);
    long number = Math.min(Math.max(committed.read(), certain), content.last());
    return new Journal.Entry(number, content.filesAfter(number));
  }

  private static PageProducer producer(ClusterConfig cluster, int maxPageBytes, String id) {
    return new PageProducer(
        cluster,
        maxPageBytes,
        Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, id,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS));
  }
}
