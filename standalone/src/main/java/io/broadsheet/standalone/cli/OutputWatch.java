package io.broadsheet.standalone.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notices that nobody reads the standard output any more, also while nothing is written to it.
 * Works where standard output is a pipe and {@code /proc} is there; elsewhere only a write notices.
 *
 * <p>Opening a pipe for writing returns at once while it has a reader, and blocks while it has
 * none; a thread tries that over and over, and is left alone for good where it blocks.
 */
final class OutputWatch {

  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final long PAUSE_MS = 250;
  private static final long BLOCKED_MS = 1_000;

  private final AtomicLong openingSince = new AtomicLong();

  private OutputWatch() {}

  static OutputWatch start() {
    OutputWatch watch = new OutputWatch();
    if (isPipe()) {
      Thread thread = new Thread(watch::tryToOpen, "output-watch");
      thread.setDaemon(true);
      thread.start();
    }
    return watch;
  }

  /** Whether the reader is gone. */
  boolean isClosed() {
    long since = openingSince.get();
    return since != 0 && System.nanoTime() - since > BLOCKED_MS * 1_000_000;
  }

  private void tryToOpen() {
    try {
      while (true) {
        openingSince.set(System.nanoTime());
        FileChannel.open(STANDARD_OUTPUT, StandardOpenOption.WRITE).close();
        openingSince.set(0);
        Thread.sleep(PAUSE_MS);
      }
    } catch (IOException | InterruptedException cannotTell) {
      openingSince.set(0);
    }
  }

  private static boolean isPipe() {
    try {
      return Files.readSymbolicLink(STANDARD_OUTPUT).toString().startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException noProc) {
      return false;
    }
  }
}
