package io.broadsheet.containers.faults;

import io.broadsheet.schemas.ClusterConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What an administrator sees: replicas, groups, and how far they are. */
final class ClusterView implements AutoCloseable {

  /** Markers at the end of a transaction have offsets too, and nobody commits behind the last. */
  private static final long MARKERS = 3;

  private final ClusterConfig cluster;
  private final Admin admin;

  ClusterView(ClusterConfig cluster) {
    this.cluster = cluster;
    Map<String, Object> settings = cluster.kafka();
    settings.put("request.timeout.ms", 5_000);
    settings.put("default.api.timeout.ms", 10_000);
    this.admin = Admin.create(settings);
  }

  /** Whether every replica of every topic is in sync. */
  boolean isWhole() throws Exception {
    Collection<String> topics = admin.listTopics().names().get();
    Collection<TopicDescription> all = admin.describeTopics(topics).allTopicNames().get().values();
    return all.stream()
        .flatMap(topic -> topic.partitions().stream())
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }

  /** Whether the workers of a role share the work and nobody is missing. */
  boolean isStable(Role role, int members) throws Exception {
    String group = group(role);
    var description =
        admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
    return description.groupState() == GroupState.STABLE && description.members().size() == members;
  }

  /** How far a topic's committed records go. */
  Map<TopicPartition, Long> ends(String topic) throws Exception {
    var partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    p -> new TopicPartition(topic, p.partition()), p -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin
            .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get();
    found.forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  /** Whether a worker has committed up to there. */
  boolean hasReached(Role role, Map<TopicPartition, Long> ends) throws Exception {
    String group = group(role);
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              OffsetAndMetadata at = committed.get(end.getKey());
              return (at == null ? 0 : at.offset()) >= end.getValue() - MARKERS;
            });
  }

  private String group(Role role) {
    return cluster.topicPrefix() + role.worker;
  }

  @Override
  public void close() {
    admin.close();
  }
}
