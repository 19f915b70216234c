package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.Replies;
import io.broadsheet.schemas.TopicCatalogue;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Takes back all that dedupe has decided, so that it decides the articles on the articles topic
 * anew. To be run again when it was interrupted.
 */
public final class DedupeReset implements AutoCloseable {

  private static final int DELETION_TRIES = 300;
  private static final long DELETION_PAUSE_MS = 100;

  private final ClusterConfig cluster;
  private final String group;
  private final Consumer<String> report;
  private final Admin admin;

  /**
   * @param group the consumer group of the worker: its application id
   * @param report told of every step that was taken
   */
  public DedupeReset(ClusterConfig cluster, String group, Consumer<String> report) {
    this.cluster = cluster;
    this.group = group;
    this.report = report;
    this.admin = Admin.create(cluster.kafka());
  }

  /**
   * Deletes the worker's consumer group, its changelog topics and its messages, and empties the
   * topics that it writes. They are given as many partitions as the articles topic has.
   *
   * @throws IllegalStateException when a worker is running; nothing is changed then
   * @throws io.broadsheet.schemas.UnreachableException when no broker answers
   */
  public void run() {
    TopicCatalogue topics = cluster.topics();
    int partitions = articlePartitions();
    deleteGroup();
    List<String> own = new ArrayList<>(changelogs());
    own.add(topics.dedupeMessages(1).name());
    delete(own);
    Set<String> written = Set.of(topics.canonical(), topics.duplicates(), topics.recrawls());
    topics.all(partitions).stream()
        .filter(topic -> written.contains(topic.name()))
        .forEach(this::empty);
  }

  @Override
  public void close() {
    admin.close();
  }

  private int articlePartitions() {
    try (TopicSetup setup = new TopicSetup(cluster)) {
      setup.requireTopics(List.of(cluster.topics().articles()));
      return setup.partitions(cluster.topics().articles());
    }
  }

  private void deleteGroup() {
    try {
      ConsumerGroupDescription found =
          await(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group));
      if (found.groupState() != GroupState.EMPTY && found.groupState() != GroupState.DEAD) {
        throw active(found.members().size());
      }
      await(admin.deleteConsumerGroups(List.of(group)).all());
      report.accept("deleted consumer group " + group);
    } catch (GroupIdNotFoundException absent) {
      // nothing has been read, or the group was deleted by an earlier run
    } catch (GroupNotEmptyException joinedMeanwhile) {
      throw active(1);
    }
  }

  private IllegalStateException active(int members) {
    return new IllegalStateException(
        ("The consumer group %s has %d members: stop all dedupe workers first. One that was killed"
                + " counts until its session is over, some 45 s. Nothing was changed.")
            .formatted(group, members));
  }

  private List<String> changelogs() {
    return existing().stream()
        .filter(name -> name.startsWith(group + "-") && name.endsWith("-changelog"))
        .sorted()
        .toList();
  }

  private void delete(List<String> names) {
    Set<String> existing = existing();
    List<String> found = names.stream().filter(existing::contains).toList();
    await(admin.deleteTopics(found).all());
    awaitDeleted(found);
    found.forEach(name -> report.accept("deleted topic " + name));
  }

  /** Settings and replication stay as they were; a topic that is missing is created. */
  private void empty(TopicSpec topic) {
    NewTopic renewed = new NewTopic(topic.name(), topic.partitions(), (short) -1);
    renewed.configs(topic.settings());
    if (existing().contains(topic.name())) {
      renewed = asItIs(topic);
      await(admin.deleteTopics(List.of(topic.name())).all());
      awaitDeleted(List.of(topic.name()));
    }
    create(renewed);
    report.accept("emptied topic %s, %d partitions".formatted(topic.name(), topic.partitions()));
  }

  private NewTopic asItIs(TopicSpec topic) {
    String name = topic.name();
    TopicDescription found = await(admin.describeTopics(List.of(name)).topicNameValues().get(name));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Map<String, String> settings =
        await(admin.describeConfigs(List.of(resource)).values().get(resource)).entries().stream()
            .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    int replication = found.partitions().get(0).replicas().size();
    return new NewTopic(name, topic.partitions(), (short) replication).configs(settings);
  }

  /** A broker may take a moment to let go of the name. */
  private void create(NewTopic topic) {
    for (int i = 1; ; i++) {
      try {
        await(admin.createTopics(List.of(topic)).all());
        return;
      } catch (TopicExistsException stillThere) {
        pauseOrFail(i, List.of(topic.name()));
      }
    }
  }

  private void awaitDeleted(List<String> names) {
    for (int i = 1; existing().stream().anyMatch(names::contains); i++) {
      pauseOrFail(i, names);
    }
  }

  private static void pauseOrFail(int tries, List<String> names) {
    if (tries == DELETION_TRIES) {
      throw new IllegalStateException(
          "The broker has not deleted %s in %d s. Does it allow topics to be deleted? Run it again."
              .formatted(String.join(", ", names), DELETION_TRIES * DELETION_PAUSE_MS / 1000));
    }
    try {
      Thread.sleep(DELETION_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted; run it again to complete it", e);
    }
  }

  private Set<String> existing() {
    return await(admin.listTopics().names());
  }

  private <T> T await(KafkaFuture<T> future) {
    return Replies.await(future, cluster);
  }
}
