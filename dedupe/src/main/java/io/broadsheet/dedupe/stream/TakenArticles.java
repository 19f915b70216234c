package io.broadsheet.dedupe.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.dedupe.protocol.ByteStore;
import io.broadsheet.dedupe.stream.ArticleLog.By;
import io.broadsheet.dedupe.stream.ArticleLog.Committed;
import io.broadsheet.dedupe.stream.ArticleLog.Partition;
import io.broadsheet.runtime.WorkerFaultException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Up to which offset a task has taken the articles of its partition. It is part of the state, so
 * that whatever becomes of the offsets of the group, nothing is taken twice or passed over. Offsets
 * that a task has committed are those of its state: records and state commit together. Not
 * thread-safe.
 */
final class TakenArticles {

  private static final Logger LOG = LoggerFactory.getLogger(TakenArticles.class);

  private static final byte[] TOPIC = "articles of".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NEXT = "articles next".getBytes(StandardCharsets.US_ASCII);

  private final ByteStore store;

  /** All before it have been taken, or were never to be. */
  private long next;

  private TakenArticles(ByteStore store) {
    this.store = store;
  }

  /**
   * Takes up where the state is.
   *
   * @throws WorkerFaultException when there were articles that the state has not taken and that the
   *     group would not read, with what to do
   */
  static TakenArticles of(Partition log, ByteStore store) {
    TakenArticles taken = new TakenArticles(store);
    byte[] topic = store.get(TOPIC);
    if (topic == null) {
      taken.begin(log);
    } else {
      boolean isSame = new String(topic, UTF_8).equals(log.topic());
      taken.next = isSame ? ByteBuffer.wrap(store.get(NEXT)).getLong() : 0;
      taken.compare(log, isSame);
    }
    store.put(TOPIC, log.topic().getBytes(UTF_8));
    taken.save();
    return taken;
  }

  private void begin(Partition log) {
    Committed committed = log.committed();
    if (committed != null && committed.by() == By.TASK && committed.offset() > 0) {
      throw refused(
          "The group has taken %s up to offset %d, and the state knows of none of it",
          log.name(), committed.offset());
    }
    next = committed == null ? log.begin() : committed.offset();
  }

  private void compare(Partition log, boolean isSame) {
    Committed committed = log.committed();
    if (log.end() < next) {
      throw refused(
          "%s ends at offset %d, and the state has taken what was before %d",
          log.name(), log.end(), next);
    }
    if (committed != null && committed.by() == By.TASK && isSame) {
      next = Math.max(next, committed.offset());
    }
    long from = position(log, committed);
    if (from < next) {
      LOG.info(
          "{} is read again from offset {}; what is before {} was taken", log.name(), from, next);
    } else if (from > next) {
      passOver(log, committed, from);
    }
  }

  /** Where the group goes on to read. */
  private static long position(Partition log, Committed committed) {
    return committed == null ? log.begin() : Math.max(committed.offset(), log.begin());
  }

  /** Whoever sets the offset to where the log begins has decided to go on without the rest. */
  private void passOver(Partition log, Committed committed, long from) {
    boolean isByHand = committed != null && committed.by() == By.HAND;
    if (isByHand && committed.offset() == log.begin()) {
      LOG.warn(
          "{}: what was from offset {} to {} is gone and is not decided, as the offset was set",
          log.name(),
          next,
          from - 1);
      next = from;
    } else if (log.begin() > next) {
      throw refused(
          "%s begins at offset %d, and %d was to be taken next: what was between them is gone",
          log.name(), log.begin(), next);
    } else {
      throw refused(
          "The offset of the group for %s was set to %d, and %d is to be taken next",
          log.name(), from, next);
    }
  }

  private static WorkerFaultException refused(String sentence, Object... values) {
    return new WorkerFaultException(
        sentence.formatted(values)
            + ". Nothing was changed. See 'Offsets' in docs/dedupe-operation.md.");
  }

  /**
   * Counts a record as taken.
   *
   * @return whether it was not before
   */
  boolean take(long offset) {
    boolean isNew = offset >= next;
    if (isNew) {
      next = offset + 1;
      save();
    }
    return isNew;
  }

  /**
   * The group has committed an offset, with all that this task had taken. It may be ahead of the
   * last article, as there are offsets without any, and is never set back.
   */
  void committed(long offset) {
    if (offset > next) {
      next = offset;
      save();
    }
  }

  private void save() {
    store.put(NEXT, ByteBuffer.allocate(Long.BYTES).putLong(next).array());
  }
}
