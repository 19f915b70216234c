package io.broadsheet.dedupe.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * How articles and messages are spread over the tasks.
 *
 * @param count partitions of the articles topic and of the messages topic
 */
record Partitions(int count) {

  /** The partition of an article: that which Kafka's producers choose for its id. */
  int ofArticle(String id) {
    return BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), count);
  }

  /** Messages go to the partition that is their key. */
  static StreamPartitioner<Integer, byte[]> byKey() {
    return (topic, target, envelope, partitions) -> Optional.of(Set.of(target));
  }
}
