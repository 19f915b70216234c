package io.broadsheet.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Exit;

/**
 * Watches that the disk of a folder has room for the broker, which would otherwise end the process
 * without a word, in the middle of whatever it does. When little is left, the work is interrupted,
 * while there is enough to stop in order; where it does not end in time, the process does.
 */
public final class DiskWatch implements AutoCloseable {

  /** What has to be free at the start. */
  static final long NEEDED_MIB = 128;

  /** What has to stay free: to stop in order, stores are written and transactions committed. */
  static final long LEAST_MIB = 64;

  private static final long TICK_MS = 100;
  private static final long STOP_MS = TimeUnit.SECONDS.toMillis(30);

  private final Path folder;
  private final int exitCode;
  private final Thread work = Thread.currentThread();
  private volatile String found;
  private final Thread watching = new Thread(this::watch, "disk");

  private DiskWatch(Path folder, int exitCode) {
    this.folder = folder;
    this.exitCode = exitCode;
    this.watching.setDaemon(true);
  }

  /**
   * Begins to watch for the thread that calls. One at a time.
   *
   * @param exitCode of the process when the work does not end in time, or the broker ends it
   * @throws IllegalStateException with a sentence, when there is too little room already
   */
  public static DiskWatch start(Path folder, int exitCode) {
    DiskWatch watch = new DiskWatch(folder, exitCode);
    watch
        .shortOf(NEEDED_MIB)
        .ifPresent(
            sentence -> {
              throw new IllegalStateException(sentence);
            });
    Exit.setHaltProcedure((code, message) -> watch.brokerFailed());
    watch.watching.start();
    return watch;
  }

  /**
   * Fails with a sentence, when there is or was little left: that is then why the work ended.
   *
   * @param error with which it ended
   */
  public void requireRoom(Exception error) {
    shortage()
        .ifPresent(
            sentence -> {
              IllegalStateException full = new IllegalStateException(sentence);
              full.addSuppressed(error);
              throw full;
            });
  }

  /** Ends watching; the work has ended. */
  @Override
  public void close() {
    watching.interrupt();
    Exit.resetHaltProcedure();
  }

  private void watch() {
    try {
      while (shortage().isEmpty()) {
        Thread.sleep(TICK_MS);
      }
      work.interrupt();
      Thread.sleep(STOP_MS);
      halt("It does not stop within %d s.".formatted(STOP_MS / 1000));
    } catch (InterruptedException ended) {
      // there is nothing to watch any more
    }
  }

  /** In the broker's thread. */
  private void brokerFailed() {
    halt("The Kafka broker stopped. With --verbose its log says why.");
  }

  private void halt(String otherwise) {
    System.err.println("broadsheet: " + shortage().orElse(otherwise));
    Runtime.getRuntime().halt(exitCode);
  }

  /** What was found at first: stopping makes some room. */
  private Optional<String> shortage() {
    if (found == null) {
      found = shortOf(LEAST_MIB).orElse(null);
    }
    return Optional.ofNullable(found);
  }

  /** A sentence when less than so much is free. */
  private Optional<String> shortOf(long mebibytes) {
    long free = free();
    return free >= mebibytes
        ? Optional.empty()
        : Optional.of(
            "The disk of %s has %d MiB left, and %d MiB are needed. Make room, or choose another folder with --data, and give the same command again: what was taken into a folder of --data is kept."
                .formatted(folder, free, mebibytes));
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace() >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot see how much room there is for " + folder, e);
    }
  }
}
