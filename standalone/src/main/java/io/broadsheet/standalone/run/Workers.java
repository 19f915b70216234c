package io.broadsheet.standalone.run;

import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.PartChoices;
import io.broadsheet.cleaner.stream.CleanerWorker;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.DedupeWorker;
import io.broadsheet.dedupe.stream.Patience;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The stream workers by name, started in one process. */
public final class Workers implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** Names of the workers, which are those of their state folders as well. */
  public static final String CLEANER = "cleaner";

  public static final String DEDUPE = "dedupe";

  private final List<Worker> workers;

  private Workers(List<Worker> workers) {
    this.workers = workers;
  }

  /** Makes the worker from pages to articles. */
  public static Worker cleaner(WorkerSettings settings, PartChoices choices, FetchTimeRule times) {
    return CleanerWorker.create(settings, new Cleaner(choices)::clean, times);
  }

  /** Makes the worker from articles to canonical articles and duplicates. */
  public static Worker dedupe(WorkerSettings settings, DedupeSettings dedupe, Patience patience) {
    return DedupeWorker.create(settings, dedupe, patience);
  }

  /** Starts all workers with their defaults, and waits until they process records. */
  public static Workers start(ClusterConfig cluster, Path stateDir) throws InterruptedException {
    return start(cluster, stateDir, FetchTimeRule.DEFAULT);
  }

  /**
   * Starts all workers and waits until they process records.
   *
   * @param times which fetch times are believed
   */
  public static Workers start(ClusterConfig cluster, Path stateDir, FetchTimeRule times)
      throws InterruptedException {
    List<Worker> all =
        List.of(
            cleaner(settings(CLEANER, cluster, stateDir), PartChoices.NONE, times),
            dedupe(
                settings(DEDUPE, cluster, stateDir),
                DedupeSettings.DEFAULT,
                Patience.DEFAULT.believingFrom(times.floor())));
    Workers workers = new Workers(all);
    try {
      all.forEach(Worker::start);
      for (Worker worker : all) {
        if (!worker.awaitRunning(START_TIMEOUT)) {
          throw new IllegalStateException(
              "The %s did not start within %d s"
                  .formatted(worker.name(), START_TIMEOUT.toSeconds()),
              worker.failure().orElse(null));
        }
      }
      return workers;
    } catch (RuntimeException | InterruptedException e) {
      workers.close();
      throw e;
    }
  }

  /**
   * Fails if a worker has stopped by itself.
   *
   * @throws IllegalStateException with the worker's name and the fault
   */
  public void requireAlive() {
    workers.forEach(Worker::requireSound);
  }

  private static WorkerSettings settings(String name, ClusterConfig cluster, Path stateDir) {
    return WorkerSettings.of(name, cluster, stateDir.resolve(name));
  }

  @Override
  public void close() {
    workers.parallelStream().forEach(Worker::close);
  }
}
