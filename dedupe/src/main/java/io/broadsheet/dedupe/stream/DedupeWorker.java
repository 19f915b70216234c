package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;

/** The dedupe worker: its topic of messages, its topology, and the deletion of read messages. */
public final class DedupeWorker {

  private DedupeWorker() {}

  /**
   * Makes the worker, and creates the topic of messages where it is missing.
   *
   * @throws IllegalStateException when articles and messages differ in partitions
   * @throws io.broadsheet.schemas.UnreachableException when no broker answers
   */
  public static Worker create(WorkerSettings settings, DedupeSettings dedupe, Patience patience) {
    ClusterConfig cluster = settings.cluster();
    Layout layout = MessageTopic.prepare(cluster, settings.replication());
    return new Worker(
        settings,
        new DedupeTopology(cluster, layout, dedupe, patience).build(),
        MessageTopic.purge(cluster, settings.applicationId()));
  }
}
