package io.broadsheet.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of a catalogue on a cluster, and tells what differs from it. */
public final class TopicSetup implements AutoCloseable {

  private static final int REACH_TIMEOUT_MS = 10_000;
  private static final long KNOWN_POLL_NANOS = 20_000_000L;

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
   * Creates the topics that are missing, and waits until the broker knows them; those that exist
   * are left as they are.
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
    missing.forEach(topic -> awaitKnown(topic.name()));
    return missing.stream().map(NewTopic::name).toList();
  }

  /**
   * Differences between the topics and the cluster, one sentence each; empty when there are none.
   *
   * @throws UnreachableException when no broker answers
   */
  public List<String> differences(List<TopicSpec> topics) {
    Set<String> existing = existing();
    List<String> differences = new ArrayList<>();
    for (TopicSpec topic : topics) {
      if (!existing.contains(topic.name())) {
        differences.add("topic %s is missing".formatted(topic.name()));
      } else {
        compare(topic, differences);
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
    return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .partitions()
        .size();
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
          "Missing on %s: %s. Create them with: broadsheet topics create"
              .formatted(cluster.bootstrapServers(), String.join(", ", missing)));
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  private void compare(TopicSpec topic, List<String> differences) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    TopicDescription description =
        await(admin.describeTopics(List.of(topic.name())).topicNameValues().get(topic.name()));
    int partitions = description.partitions().size();
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

  private Set<String> existing() {
    return await(admin.listTopics().names());
  }

  private void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> created) {
    try {
      await(created);
    } catch (TopicExistsException createdMeanwhile) {
      // another process created it between the look and the request: it is there, which is the aim
    }
  }

  /** A topic is created by the controller; brokers hear of it a moment later. */
  private void awaitKnown(String name) {
    long deadline = System.nanoTime() + REACH_TIMEOUT_MS * 1_000_000L;
    while (!existing().contains(name) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(KNOWN_POLL_NANOS);
    }
  }

  private <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw unreachable(e.getCause());
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the broker", e);
    }
  }

  private UnreachableException unreachable(Throwable cause) {
    return new UnreachableException(
        "No Kafka broker answers at %s. Start one, or give its address with --bootstrap."
            .formatted(cluster.bootstrapServers()),
        cause);
  }
}
