package io.broadsheet.standalone.cli;

import io.broadsheet.runtime.StoreMemory;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a worker runs, whichever it is. */
final class RuntimeOptions {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "state",
      description =
          "Folder of the state stores, one a process (env BROADSHEET_STATE, default state).")
  private Path state;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      defaultValue = "1",
      description =
          "Stream threads; they share the partitions (env BROADSHEET_THREADS, default 1).")
  private int threads;

  @Option(
      names = "--commit-interval",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "100ms",
      description =
          "Time between transactions; a record waits about that long a stage (env"
              + " BROADSHEET_COMMIT_INTERVAL, default 100ms).")
  private Duration commitInterval;

  @Option(
      names = "--standby-replicas",
      paramLabel = "COUNT",
      defaultValue = "0",
      description =
          "Copies of each store that other instances keep, so that they take over at once (env"
              + " BROADSHEET_STANDBY_REPLICAS, default 0).")
  private int standbyReplicas;

  @Option(
      names = "--store-memory",
      paramLabel = "MIB",
      defaultValue = "256",
      description =
          "Native memory of all state stores of the process together, in MiB (env"
              + " BROADSHEET_STORE_MEMORY, default 256).")
  private int storeMemory;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  WorkerSettings settings(String worker, ClusterConfig cluster) {
    require(threads >= 1, "--threads must be 1 or more, not " + threads);
    require(standbyReplicas >= 0, "--standby-replicas must be 0 or more, not " + standbyReplicas);
    require(
        (long) storeMemory << 20 >= StoreMemory.LEAST_BYTES,
        "--store-memory must be %d MiB or more, not %d"
            .formatted(StoreMemory.LEAST_BYTES >> 20, storeMemory));
    return new WorkerSettings(
        worker,
        cluster,
        state.resolve(worker),
        commitInterval,
        threads,
        -1,
        standbyReplicas,
        (long) storeMemory << 20);
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), sentence);
    }
  }
}
