package io.broadsheet.containers.faults;

/** Something that happens to a pipeline. */
sealed interface Fault {

  /** SIGKILL; it is started again as a kubelet does. */
  record KillWorker(Role role, int index) implements Fault {}

  /** Frozen for longer than the session timeout: the group goes on, and a zombie comes back. */
  record PauseWorker(Role role, int index) implements Fault {}

  /** Cut off the network for longer than the session timeout. */
  record CutWorker(Role role, int index) implements Fault {}

  /** SIGKILL while it feeds; it is started again with its checkpoint. */
  record KillIngest() implements Fault {}

  /** SIGKILL, and started again. */
  record KillBroker(int index) implements Fault {}

  /** One after the other, each when the one before is in sync again. */
  record RestartBrokers() implements Fault {}

  record StopRegistry() implements Fault {}

  /** To one worker, to three, to one, and back to two. */
  record Scale(Role role) implements Fault {}

  /** All workers, one after the other. */
  record RollWorkers() implements Fault {}

  /** Stopped, a file of one of its stores overwritten, and started again. */
  record DamageStore(int index) implements Fault {}

  /** Records that are none of the pipeline's, in each topic that a worker reads. */
  record Poison() implements Fault {}

  /** What it is called in the report. */
  default String kind() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
