package io.broadsheet.containers.faults;

import io.broadsheet.containers.Box;
import io.broadsheet.containers.PageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Feeds pages all the while, one ingest container a batch. An ingest that was killed, or gave up
 * because a server was away, is started again until it ends well. Thread-safe.
 */
final class Feeder implements Runnable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int TRIES = 20;
  private static final int RETRY_SECONDS = 3;
  private static final int KILLED = 137;

  private final Pipeline pipeline;
  private final PageFile pages;
  private final int batches;
  private final int batchSize;
  private final Duration interval;
  private final Path folder;
  private final AtomicReference<String> killed = new AtomicReference<>();
  private volatile boolean killNext;
  private volatile int fed;
  private volatile Exception failure;

  /**
   * @param interval between the starts of two batches, if the one before has ended by then
   */
  Feeder(Pipeline pipeline, long seed, int batches, int batchSize, Duration interval)
      throws IOException {
    this.pipeline = pipeline;
    this.pages = new PageFile(seed);
    this.batches = batches;
    this.batchSize = batchSize;
    this.interval = interval;
    this.folder =
        Files.createTempDirectory(
            "faults",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  @Override
  public void run() {
    try {
      for (int i = 0; i < batches; i++) {
        long begin = System.nanoTime();
        feed(i);
        long left = interval.toNanos() - (System.nanoTime() - begin);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
      }
      Files.delete(folder);
    } catch (Exception e) {
      failure = e;
    }
  }

  /** Pages that are on the page topic, every one once. */
  int fed() throws Exception {
    if (failure != null) {
      throw failure;
    }
    return fed;
  }

  /** Whether pages are left to feed. */
  boolean hasMore() {
    return fed < batches * batchSize && failure == null;
  }

  /** Kills the next ingest while it feeds; nothing happens when all is fed. */
  String killNext() throws InterruptedException {
    killed.set(null);
    killNext = true;
    while (killed.get() == null && hasMore()) {
      Thread.sleep(100);
    }
    killNext = false;
    return killed.get() == null ? "none was left" : killed.get();
  }

  private void feed(int number) throws IOException, InterruptedException {
    Path file = pages.write(folder.resolve("batch-%d.jsonl".formatted(number)), batchSize);
    try (Box ingest = pipeline.ingest(number, folder, file.getFileName().toString())) {
      int code = 1;
      for (int i = 0; i < TRIES && code != 0; i++) {
        ingest.start();
        if (killNext) {
          killNext = false;
          killWhileItFeeds(ingest);
        }
        code = ingest.awaitEnd(PATIENCE);
        if (code != 0 && code != KILLED) {
          TimeUnit.SECONDS.sleep(RETRY_SECONDS);
        }
      }
      if (code != 0) {
        throw new IllegalStateException("%s gave up: %d".formatted(ingest.name(), code));
      }
    }
    Files.delete(file);
    fed += batchSize;
  }

  /** Its first page is on the topic when the pages grow; before that it only starts. */
  private void killWhileItFeeds(Box ingest) throws InterruptedException {
    try (ClusterView view = new ClusterView(pipeline.cluster())) {
      long before = written(view);
      while (ingest.isRunning() && written(view) == before) {
        Thread.sleep(20);
      }
    }
    if (ingest.isRunning()) {
      ingest.kill();
      killed.set(ingest.name());
    } else {
      killNext = true;
    }
  }

  private long written(ClusterView view) {
    try {
      return view.ends(pipeline.cluster().topics().pages()).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    } catch (Exception away) {
      return -1;
    }
  }
}
