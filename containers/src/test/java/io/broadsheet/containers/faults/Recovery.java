package io.broadsheet.containers.faults;

import io.broadsheet.containers.Waiting;
import io.broadsheet.schemas.ClusterConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** When a pipeline is itself again: what waited has passed through all workers. */
final class Recovery {

  private Recovery() {}

  /** Waits until the pages that are there now, and the articles they make, are processed. */
  static void await(ClusterView view, ClusterConfig cluster) throws InterruptedException {
    awaitProcessed(view, Role.CLEANER, cluster.topics().pages());
    awaitProcessed(view, Role.DEDUPE, cluster.topics().articles());
  }

  private static void awaitProcessed(ClusterView view, Role role, String topic)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    Waiting.until(
        "the ends of " + topic + " are known",
        () -> {
          ends.putAll(view.ends(topic));
          return true;
        });
    Waiting.until(role.worker + " has recovered", () -> view.hasReached(role, ends));
  }
}
