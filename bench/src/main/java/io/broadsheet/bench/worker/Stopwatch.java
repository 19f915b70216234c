package io.broadsheet.bench.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.kafka.common.IsolationLevel;

/**
 * Times a worker until its last output is committed. What is asked of the broker for that costs all
 * workers alike. Not thread-safe.
 */
final class Stopwatch {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final long POLL_MS = 50;
  private static final double QUIET_SECONDS = 2;
  private static final double PATIENCE_SECONDS = 900;

  private final Bed bed;
  private final List<String> outputs;
  private final Reading begin;

  /**
   * @param cpu of this process, in seconds
   * @param brokerCpu of the broker's process, in seconds
   */
  record Reading(double seconds, double cpu, double brokerCpu) {

    static Reading now(Bed bed) {
      return new Reading(
          System.nanoTime() / 1e9,
          SYSTEM.getProcessCpuTime() / 1e9,
          bed.broker().cpu().toMillis() / 1e3);
    }

    Reading since(Reading other) {
      return new Reading(seconds - other.seconds, cpu - other.cpu, brokerCpu - other.brokerCpu);
    }
  }

  /** Told some times a second how far a worker is. */
  interface Watcher {

    /**
     * @param seconds since the start
     * @param sent records on the outputs
     */
    void at(double seconds, long sent);
  }

  private Stopwatch(Bed bed, List<String> outputs) {
    this.bed = bed;
    this.outputs = outputs;
    this.begin = Reading.now(bed);
  }

  static Stopwatch start(Bed bed, List<String> outputs) {
    return new Stopwatch(bed, outputs);
  }

  /**
   * Waits until the outputs have so many records and nothing more is sent.
   *
   * @return what it took until the last of them was committed
   * @throws IllegalStateException when that takes too long
   */
  Reading await(long records) throws InterruptedException {
    return await(records, (seconds, sent) -> {});
  }

  /** The same, and tells how far it is each time that it looks. */
  Reading await(long records, Watcher watcher) throws InterruptedException {
    long committed = 0;
    long sent = 0;
    Reading last = begin;
    double quietSince = begin.seconds;
    while (true) {
      long nowCommitted = bed.end(outputs, IsolationLevel.READ_COMMITTED);
      Reading now = Reading.now(bed);
      if (nowCommitted != committed) {
        committed = nowCommitted;
        last = now;
      }
      if (SentCount.total() != sent) {
        sent = SentCount.total();
        quietSince = now.seconds;
      }
      long output = outputs.stream().mapToLong(SentCount::of).sum();
      watcher.at(now.seconds - begin.seconds, output);
      if (output >= records && now.seconds - Math.max(quietSince, last.seconds) > QUIET_SECONDS) {
        requireCommitted(committed);
        return last.since(begin);
      }
      if (now.seconds - begin.seconds > PATIENCE_SECONDS) {
        throw new IllegalStateException("The outputs are not complete: " + outputs);
      }
      Thread.sleep(POLL_MS);
    }
  }

  private void requireCommitted(long committed) {
    if (bed.end(outputs, IsolationLevel.READ_UNCOMMITTED) != committed) {
      throw new IllegalStateException("A transaction stays open on " + outputs);
    }
  }
}
