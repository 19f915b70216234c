package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class LocalThreadsTest {

  @Test
  void shouldSumTasksOverThreadsAndCountThoseThatHaveNotEnded() {
    var threads = LocalThreads.of(List.of(thread("RUNNING", 2, 1), thread("DEAD", 0, 0)));
    assertThat(threads).isEqualTo(new LocalThreads(1, 2, 1));
    assertThat(threads.tasks()).isEqualTo(3);
  }

  private static ThreadMetadata thread(String state, int active, int standby) {
    return new ThreadMetadata() {
      @Override
      public String threadState() {
        return state;
      }

      @Override
      public String threadName() {
        return "thread";
      }

      @Override
      public Set<TaskMetadata> activeTasks() {
        return tasks(active);
      }

      @Override
      public Set<TaskMetadata> standbyTasks() {
        return tasks(standby);
      }

      @Override
      public String consumerClientId() {
        return "consumer";
      }

      @Override
      public String restoreConsumerClientId() {
        return "restore";
      }

      @Override
      public Set<String> producerClientIds() {
        return Set.of();
      }

      @Override
      public String adminClientId() {
        return "admin";
      }
    };
  }

  private static Set<TaskMetadata> tasks(int number) {
    return IntStream.range(0, number).mapToObj(LocalThreadsTest::task).collect(Collectors.toSet());
  }

  private static TaskMetadata task(int partition) {
    return new TaskMetadata() {
      @Override
      public TaskId taskId() {
        return new TaskId(0, partition);
      }

      @Override
      public Set<TopicPartition> topicPartitions() {
        return Set.of();
      }

      @Override
      public Map<TopicPartition, Long> committedOffsets() {
        return Map.of();
      }

      @Override
      public Map<TopicPartition, Long> endOffsets() {
        return Map.of();
      }

      @Override
      public Optional<Long> timeCurrentIdlingStarted() {
        return Optional.empty();
      }
    };
  }
}
