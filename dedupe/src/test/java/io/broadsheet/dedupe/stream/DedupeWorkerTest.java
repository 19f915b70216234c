package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** What keeps the articles few that a task has under way. */
class DedupeWorkerTest {

  private static final String FETCH =
      StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG);

  /** Kafka Streams takes the earliest record of those that a task has fetched. */
  @Test
  void shouldTakeMessagesBeforeAnyArticle() {
    var sentNow = new ConsumerRecord<Object, Object>("messages", 0, 9, 1, new byte[0]);
    assertThat(Input.beforeArrivals().extract(sentNow, System.currentTimeMillis())).isZero();
  }

  @Test
  void shouldFetchLittleAndWaitForNothing() {
    assertThat((int) DedupeWorker.TUNING.get(FETCH)).isLessThanOrEqualTo(128 << 10);
    assertThat(DedupeWorker.TUNING)
        .containsEntry(
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
  }
}
