package io.broadsheet.dedupe.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * How articles and messages are spread over the tasks. It cannot change while there is state.
 *
 * @param partitions how many the articles topic has, and the messages topic as well
 * @param messages identity of the messages topic: another one after it was deleted and created anew
 * @param articlePartitions asks the cluster how many the articles topic has by now
 */
public record Layout(int partitions, String messages, IntSupplier articlePartitions) {

  /** The partition of an article: that which Kafka's producers choose for its id. */
  int ofArticle(String id) {
    return BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /** Messages go to the partition that is their key. */
  static StreamPartitioner<Integer, byte[]> byKey() {
    return (topic, target, envelope, partitions) -> Optional.of(Set.of(target));
  }
}
