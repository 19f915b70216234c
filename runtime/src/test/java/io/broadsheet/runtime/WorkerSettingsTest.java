package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

  private static final String FETCH = "consumer.max.partition.fetch.bytes";

  @Test
  void shouldPutWhatSuitsTheWorkerBeforeTheDefaultsOfAll() {
    assertThat(settings(Map.of()).streamsProperties()).isNotEmpty().doesNotContainEntry(FETCH, 1);
    assertThat(settings(Map.of()).streamsProperties(Map.of(FETCH, 1))).containsEntry(FETCH, 1);
  }

  @Test
  void shouldPutWhatUsersChooseBeforeThat() {
    assertThat(settings(Map.of(FETCH, "2")).streamsProperties(Map.of(FETCH, 1)))
        .containsEntry(FETCH, "2");
  }

  @Test
  void shouldNotLetUsersGiveUpExactlyOnce() {
    String guarantee = StreamsConfig.PROCESSING_GUARANTEE_CONFIG;
    assertThat(settings(Map.of(guarantee, "at_least_once")).streamsProperties())
        .containsEntry(guarantee, StreamsConfig.EXACTLY_ONCE_V2);
  }

  private static WorkerSettings settings(Map<String, String> kafka) {
    ClusterConfig cluster = new ClusterConfig("none:9092", "mock://none", "news.", kafka);
    return WorkerSettings.of("dedupe", cluster, Path.of("x"));
  }
}
