package io.broadsheet.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of a catalogue on a cluster, and tells what differs from it. */
public final class TopicSetup implements AutoCloseable {

  private static final int REACH_TIMEOUT_MS = 10_000;
  private static final int KNOWN_TRIES = 200;
  private static final long KNOWN_PAUSE_MS = 50;

  private final ClusterConfig cluster;
  private final Admin admin;

  public TopicSetup(ClusterConfig cluster) {
    this.cluster = cluster;
    Map<String, Object> settings = cluster.kafka();
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REACH_TIMEOUT_MS);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REACH_TIMEOUT_MS);
    this.admin = Admin.create(settings);
  }

  /**
   * Creates the topics that are missing, and waits until every new partition takes records; topics
   * that exist are left as they are.
   *
   * @return names of the topics created
   * @throws UnreachableException when no broker answers
   */
  public List<String> create(List<TopicSpec> topics, short replication) {
    Set<String> existing = existing();
    List<NewTopic> missing =
        topics.stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(topic -> topic.newTopic(replication))
            .toList();
    admin.createTopics(missing).values().forEach((name, created) -> awaitCreated(created));
    awaitLeaders(missing);
    return missing.stream().map(NewTopic::name).toList();
  }

  /**
   * Differences between the topics and the cluster, one sentence each; empty when there are none.
   *
   * @param replication copies of each partition, or -1 when any number will do
   * @throws UnreachableException when no broker answers
   */
  public List<String> differences(List<TopicSpec> topics, short replication) {
    Set<String> existing = existing();
    List<String> differences = new ArrayList<>();
    for (TopicSpec topic : topics) {
      if (!existing.contains(topic.name())) {
        differences.add("topic %s is missing".formatted(topic.name()));
      } else {
        compare(topic, differences);
        compare(topic, replication, differences);
      }
    }
    return differences;
  }

  /**
   * How many partitions a topic has.
   *
   * @throws UnreachableException when no broker answers
   */
  public int partitions(String topic) {
    return describe(topic).partitions().size();
  }

  /**
   * Gives a topic more partitions, if it is there and has fewer.
   *
   * @throws UnreachableException when no broker answers
   */
  public void widen(String topic, int partitions) {
    if (exists(topic) && partitions(topic) < partitions) {
      await(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all());
    }
  }

  /**
   * Identity of a topic: one that was deleted and created anew has another.
   *
   * @throws UnreachableException when no broker answers
   */
  public String id(String topic) {
    return describe(topic).topicId().toString();
  }

  /**
   * Asks again while the broker that is asked does not know the topic: another may have created it
   * a moment ago.
   */
  private TopicDescription describe(String topic) {
    for (int i = 1; ; i++) {
      try {
        return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
      } catch (UnknownTopicOrPartitionException notYet) {
        if (i == KNOWN_TRIES) {
          throw new IllegalStateException(
              "The brokers do not know topic %s. If it was created just now, try again."
                  .formatted(topic),
              notYet);
        }
        pause();
      }
    }
  }

  /**
   * Whether a topic is there.
   *
   * @throws UnreachableException when no broker answers
   */
  public boolean exists(String topic) {
    return existing().contains(topic);
  }

  /**
   * Fails unless every topic is there.
   *
   * @throws IllegalStateException naming the missing topics and the command that creates them
   * @throws UnreachableException when no broker answers
   */
  public void requireTopics(List<String> names) {
    Set<String> existing = existing();
    List<String> missing = names.stream().filter(name -> !existing.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Missing on %s: %s. Create them with: broadsheet topics create. (Topics that the user has no grant to describe look missing, see docs/security.md.)"
              .formatted(cluster.bootstrapServers(), String.join(", ", missing)));
    }
  }

  /**
   * Fails unless a topic takes records of a size.
   *
   * @throws IllegalStateException with a sentence that names the limit
   */
  public void requireRoom(String topic, int recordBytes) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config actual = await(admin.describeConfigs(List.of(resource)).values().get(resource));
    long limit = Long.parseLong(actual.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    if (limit < recordBytes) {
      throw new IllegalStateException(
          "Topic %s takes records of up to %,d bytes, and the largest page wants %,d. Lower the limit for pages, or raise %s of the topic."
              .formatted(topic, limit, recordBytes, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    }
  }

  /** What the cluster calls itself. */
  public String clusterId() {
    return await(admin.describeCluster().clusterId());
  }

  @Override
  public void close() {
    admin.close();
  }

  private void compare(TopicSpec topic, List<String> differences) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    int partitions = partitions(topic.name());
    if (partitions != topic.partitions()) {
      differences.add(
          "topic %s has %d partitions, not %d"
              .formatted(topic.name(), partitions, topic.partitions()));
    }
    Config actual = await(admin.describeConfigs(List.of(resource)).values().get(resource));
    topic
        .settings()
        .forEach(
            (key, wanted) -> {
              String found = actual.get(key) == null ? null : actual.get(key).value();
              if (!wanted.equals(found)) {
                differences.add(
                    "topic %s has %s=%s, not %s".formatted(topic.name(), key, found, wanted));
              }
            });
  }

  private void compare(TopicSpec topic, short replication, List<String> differences) {
    describe(topic.name()).partitions().stream()
        .map(partition -> partition.replicas().size())
        .filter(copies -> replication > 0 && copies != replication)
        .distinct()
        .forEach(
            copies ->
                differences.add(
                    "topic %s has replication %d, not %d"
                        .formatted(topic.name(), copies, replication)));
  }

  private Set<String> existing() {
    return await(admin.listTopics().names());
  }

  private void awaitCreated(KafkaFuture<Void> created) {
    try {
      await(created);
    } catch (TopicExistsException createdMeanwhile) {
      // another process created it between the look and the request: it is there, which is the aim
    }
  }

  /**
   * Waits for the leader of every partition. A producer whose first batch comes before the leader
   * knows of its office, and its second one after, loses the first (KAFKA-15591).
   */
  private void awaitLeaders(List<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (NewTopic topic : topics) {
      describe(topic.name())
          .partitions()
          .forEach(
              partition ->
                  partitions.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.earliest()));
    }
    await(admin.listOffsets(partitions).all());
  }

  private static void pause() {
    try {
      Thread.sleep(KNOWN_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the broker", e);
    }
  }

  private <T> T await(KafkaFuture<T> future) {
    return Replies.await(future, cluster);
  }
}
