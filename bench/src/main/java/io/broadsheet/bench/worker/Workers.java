package io.broadsheet.bench.worker;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.DedupeWorker;
import io.broadsheet.dedupe.stream.Patience;
import io.broadsheet.runtime.StoreMemory;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Workers that are measured alone. */
final class Workers {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  /** Wire stories are of 1987. */
  static final Patience PATIENCE =
      Patience.DEFAULT.believingFrom(Instant.parse("1980-01-01T00:00:00Z"));

  private Workers() {}

  static WorkerSettings settings(Bed bed, String name, int threads) {
    return new WorkerSettings(
        name,
        bed.cluster(),
        bed.stateFolder(name),
        WorkerSettings.DEFAULT_COMMIT_INTERVAL,
        threads,
        1,
        0,
        StoreMemory.DEFAULT_BYTES);
  }

  /** A dedupe worker that processes articles. */
  static Worker dedupe(Bed bed, String name, int threads, Patience patience)
      throws InterruptedException {
    return started(
        DedupeWorker.create(settings(bed, name, threads), DedupeSettings.DEFAULT, patience));
  }

  static Worker started(Worker worker) throws InterruptedException {
    worker.start();
    if (!worker.awaitRunning(START_TIMEOUT)) {
      throw new IllegalStateException("The worker did not start", worker.failure().orElse(null));
    }
    return worker;
  }

  /** Where each article's decision is told. */
  static List<String> decisions(Bed bed) {
    return List.of(bed.cluster().topics().canonical(), bed.cluster().topics().duplicates());
  }
}
