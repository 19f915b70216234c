package io.broadsheet.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import java.util.concurrent.atomic.AtomicReference;
import org.testcontainers.DockerClientFactory;

/**
 * Memory of a container as the engine counts it, files in the page cache included.
 *
 * @param peak 0 where the kernel does not tell
 */
record Memory(long used, long cached, long peak, long limit) {

  static Memory of(Box box) throws InterruptedException {
    AtomicReference<Statistics> answer = new AtomicReference<>();
    DockerClientFactory.lazyClient()
        .statsCmd(box.id())
        .withNoStream(true)
        .exec(
            new ResultCallback.Adapter<Statistics>() {
              @Override
              public void onNext(Statistics statistics) {
                answer.set(statistics);
              }
            })
        .awaitCompletion();
    MemoryStatsConfig memory = answer.get().getMemoryStats();
    Long files = memory.getStats() == null ? null : memory.getStats().getInactiveFile();
    return new Memory(
        orZero(memory.getUsage()),
        orZero(files),
        orZero(memory.getMaxUsage()),
        orZero(memory.getLimit()));
  }

  private static long orZero(Long bytes) {
    return bytes == null ? 0 : bytes;
  }

  @Override
  public String toString() {
    return "%d MiB used, %d of them idle files, %d at most, of %d"
        .formatted(used >> 20, cached >> 20, peak >> 20, limit >> 20);
  }
}
