package io.broadsheet.runtime;

import java.util.Collection;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * The stream threads of a worker at a moment.
 *
 * @param alive how many there are that have not ended
 * @param active tasks that they process, as of the last assignment
 * @param standby tasks whose state they keep up to date for others
 */
record LocalThreads(int alive, int active, int standby) {

  static LocalThreads of(Collection<ThreadMetadata> threads) {
    return new LocalThreads(
        (int) threads.stream().filter(it -> !it.threadState().equals("DEAD")).count(),
        threads.stream().mapToInt(it -> it.activeTasks().size()).sum(),
        threads.stream().mapToInt(it -> it.standbyTasks().size()).sum());
  }

  int tasks() {
    return active + standby;
  }
}
