package io.broadsheet.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it should be.
 *
 * @param name full name, prefix included
 * @param valueSchema schema of its values, or null where they are in a form of the workers' own
 * @param partitions how many it is created with
 * @param isCompacted whether the last record of each key stays for ever
 * @param retention how long records stay, or {@link #UNTIL_DELETED}; of a compacted topic, how long
 *     tombstones do: a consumer that was away for less misses none
 */
public record TopicSpec(
    String name, Schema valueSchema, int partitions, boolean isCompacted, Duration retention) {

  /** Largest page in bytes that is sent, unless ingest and the topics are set otherwise. */
  public static final int MAX_PAGE_BYTES = 5 * 1024 * 1024;

  /** What a record may have besides the body of its page: URL, headers, where it came from. */
  public static final int RECORD_OVERHEAD_BYTES = 1024 * 1024;

  /** Largest record in bytes that a topic takes. */
  public static final int MAX_RECORD_BYTES = MAX_PAGE_BYTES + RECORD_OVERHEAD_BYTES;

  /** Records stay until a worker deletes them. */
  public static final Duration UNTIL_DELETED = Duration.ofMillis(-1);

  public TopicSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(retention, "retention");
  }

  /** Name under which the registry keeps the schema of the values. */
  public String subject() {
    return name + "-value";
  }

  /** The same topic with another retention. */
  TopicSpec keptFor(Duration other) {
    return new TopicSpec(name, valueSchema, partitions, isCompacted, other);
  }

  /** Topic settings that differ from a broker's defaults. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_RECORD_BYTES));
    if (isCompacted) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
    } else {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
    }
    return settings;
  }

  NewTopic newTopic(short replication) {
    return new NewTopic(name, partitions, replication).configs(settings());
  }
}
