package io.broadsheet.standalone.run;

import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.stream.CleanerTopology;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.DedupeWorker;
import io.broadsheet.dedupe.stream.Patience;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The stream workers by name, started in one process. */
public final class Workers implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** The workers that there are. */
  public enum Kind {
    CLEANER("cleaner", Kind::cleaner),
    DEDUPE("dedupe", Kind::dedupe);

    private final String id;
    private final Function<WorkerSettings, Worker> make;

    Kind(String id, Function<WorkerSettings, Worker> make) {
      this.id = id;
      this.make = make;
    }

    private static Worker cleaner(WorkerSettings settings) {
      var topology = new CleanerTopology(settings.cluster(), new Cleaner()::clean);
      return new Worker(settings, topology.build());
    }

    private static Worker dedupe(WorkerSettings settings) {
      return DedupeWorker.create(settings, DedupeSettings.DEFAULT, Patience.DEFAULT);
    }

    /** Makes the worker; its state is kept in a folder of its own below the given one. */
    public Worker worker(ClusterConfig cluster, Path stateDir) {
      return make.apply(WorkerSettings.of(id, cluster, stateDir.resolve(id)));
    }

    @Override
    public String toString() {
      return id;
    }
  }

  private final List<Worker> workers;

  private Workers(List<Worker> workers) {
    this.workers = workers;
  }

  /** Starts all workers and waits until they process records. */
  public static Workers start(ClusterConfig cluster, Path stateDir) throws InterruptedException {
    List<Worker> all =
        List.of(Kind.CLEANER.worker(cluster, stateDir), Kind.DEDUPE.worker(cluster, stateDir));
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
    for (Worker worker : workers) {
      worker
          .failure()
          .ifPresent(
              fault -> {
                throw new IllegalStateException(
                    "The %s stopped: %s".formatted(worker.name(), fault), fault);
              });
    }
  }

  @Override
  public void close() {
    workers.parallelStream().forEach(Worker::close);
  }
}
