package io.broadsheet.dedupe.stream;

import io.broadsheet.runtime.WorkerFaultException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has damaged stores rebuilt from their changelogs, as often as that can help. One for all stores
 * of a worker. Thread-safe.
 */
final class StoreRepair {

  /** Of one store, while the process lives; a disk that damages more is to be replaced. */
  static final int MOST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(StoreRepair.class);

  private final Map<String, Integer> repairs = new ConcurrentHashMap<>();

  /** Whether the files of the store are not as RocksDB has written them. */
  static boolean isDamage(ProcessorStateException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RocksDBException damage) {
        return isDamage(damage);
      }
    }
    return false;
  }

  private static boolean isDamage(RocksDBException error) {
    Status status = error.getStatus();
    String text = String.valueOf(error.getMessage());
    return status != null && status.getCode() == Status.Code.Corruption
        || text.contains("Corruption")
        || text.contains("No such file or directory");
  }

  /**
   * Tells that a store is rebuilt.
   *
   * @throws WorkerFaultException when it has been often enough
   */
  void begin(String store, TaskId task, Exception damage) {
    if (repairs.merge(task + "/" + store, 1, Integer::sum) > MOST) {
      throw new WorkerFaultException(
          ("The store %s of task %s is damaged again, after %d times in which it was rebuilt. Look"
                  + " at the disk, or delete the state folder on another one; the changelogs have"
                  + " all that the store held. The damage: %s")
              .formatted(store, task, MOST, root(damage)),
          damage);
    }
    LOG.warn(
        "The store {} of task {} is damaged, and is rebuilt from its changelog: {}",
        store,
        task,
        root(damage));
  }

  /** What has Kafka Streams discard and rebuild the stores of the task. */
  TaskCorruptedException rebuild(String store, TaskId task, Exception damage) {
    begin(store, task, damage);
    return new TaskCorruptedException(Set.of(task));
  }

  private static String root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
