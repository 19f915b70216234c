package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.ClusterConfig;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** The dedupe worker: its topic of messages, its topology, and the deletion of read messages. */
public final class DedupeWorker {

  /**
   * A stream thread takes what it has fetched before it fetches again, and what tasks have to say
   * to each other lies behind. With the 8 MiB and 1,000 records of other workers, a task with a
   * backlog had 15,000 articles under way; with these it has some hundreds, which fit into its
   * memory. A batch of records that is larger is fetched all the same. Nor need articles wait for
   * what is not fetched yet, as the decisions do not depend on it.
   */
  static final Map<String, Object> TUNING =
      Map.of(
          StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
          StreamsConfig.MAX_TASK_IDLE_MS_DISABLED,
          StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
          128 << 10,
          StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
          200);

  private DedupeWorker() {}

  /**
   * Makes the worker, and creates the topic of messages where it is missing.
   *
   * @throws IllegalStateException when articles and messages differ in partitions
   * @throws io.broadsheet.schemas.UnreachableException when no broker answers
   */
  public static Worker create(WorkerSettings settings, DedupeSettings dedupe, Patience patience) {
    return create(settings, dedupe, patience, Stores::persistentKeyValueStore);
  }

  /**
   * As {@link #create(WorkerSettings, DedupeSettings, Patience)}.
   *
   * @param rocks makes the stores on disk, by name
   */
  public static Worker create(
      WorkerSettings settings,
      DedupeSettings dedupe,
      Patience patience,
      Function<String, KeyValueBytesStoreSupplier> rocks) {
    ClusterConfig cluster = settings.cluster();
    String group = settings.applicationId();
    ArticleTopic articles = new ArticleTopic(cluster, group);
    try {
      Layout layout = MessageTopic.prepare(cluster, settings.replication(), articles);
      articles.begin();
      return new Worker(
          settings,
          new DedupeTopology(cluster, layout, dedupe, patience, rocks).build(),
          TUNING,
          new DedupeCompanion(layout, articles, MessageTopic.purge(cluster, group)));
    } catch (RuntimeException e) {
      articles.close();
      throw e;
    }
  }
}
