package io.broadsheet.dedupe.stream;

import io.broadsheet.runtime.WorkerFaultException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * How articles and messages are spread over the tasks. It cannot change while there is state.
 *
 * @param partitions how many the articles topic has, and the messages topic as well
 * @param messages identity of the messages topic: another one after it was deleted and created anew
 * @param articles what the cluster says of the articles topic
 */
record Layout(int partitions, String messages, ArticleLog articles) {

  /** The partition of an article: that which Kafka's producers choose for its id. */
  int ofArticle(String id) {
    return BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /**
   * A changed number of partitions puts all articles elsewhere, so none may be passed over.
   *
   * @param now how many the articles topic has
   * @throws WorkerFaultException when it is another number
   */
  void require(int now) {
    if (now != partitions) {
      throw new WorkerFaultException(changed(now));
    }
  }

  /** What to say to people when the number has changed. */
  String changed(int now) {
    return ("The articles topic had %d partitions when dedupe started and has %d now. Dedupe cannot"
            + " change its number of partitions and keep its state: see 'Changing partitions' in"
            + " docs/dedupe-operation.md.")
        .formatted(partitions, now);
  }

  /** Messages go to the partition that is their key. */
  static StreamPartitioner<Integer, byte[]> byKey() {
    return (topic, target, envelope, partitions) -> Optional.of(Set.of(target));
  }
}
