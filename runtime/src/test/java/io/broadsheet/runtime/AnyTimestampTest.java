package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyTimestampTest {

  private static long extracted(long timestamp) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "news.pages",
            0,
            7,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            0,
            null,
            null,
            new RecordHeaders(),
            Optional.empty());
    return new AnyTimestamp().extract(record, -1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -2, Long.MIN_VALUE})
  void shouldTakeTheClockWhereARecordHasNoTimestamp(long timestamp) {
    assertThat(extracted(timestamp))
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MAX_VALUE})
  void shouldTakeATimestampAsItIs(long timestamp) {
    assertThat(extracted(timestamp)).isEqualTo(timestamp);
  }

  @Test
  void shouldBeWhatWorkersTakeTimesFrom() {
    var cluster = new ClusterConfig("none:9092", "mock://none", "news.", Map.of());

    assertThat(WorkerSettings.of("cleaner", cluster, Path.of("state")).streamsProperties())
        .containsEntry("default.timestamp.extractor", AnyTimestamp.class);
  }
}
