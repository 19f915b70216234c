package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

  @TempDir private Path state;

  @Test
  void shouldTellItsSettingsForAsLongAsItLives() throws InterruptedException {
    try (Worker worker = worker(3, 64L << 20)) {
      for (int i = 0; i < 5; i++) {
        System.gc();
        Thread.sleep(20);
      }
      assertThat(worker.scrape())
          .contains("broadsheet_threads_wanted{worker=\"idle\"} 3.0")
          .contains("broadsheet_store_memory_limit_bytes{worker=\"idle\"} 6.7108864E7")
          .contains("broadsheet_store_memory_used_bytes{worker=\"idle\"} 0.0")
          .contains("broadsheet_worker_running{worker=\"idle\"} 0.0")
          .contains("broadsheet_threads_alive{worker=\"idle\"} 3.0")
          .contains("broadsheet_tasks_active{worker=\"idle\"} 0.0")
          .contains("broadsheet_tasks_standby{worker=\"idle\"} 0.0")
          .contains("broadsheet_tasks_loading{worker=\"idle\"} 0.0");
    }
  }

  @Test
  void shouldTellWhatKafkaStreamsMeasures() {
    try (Worker worker = worker(1, StoreMemory.DEFAULT_BYTES)) {
      assertThat(worker.scrape()).contains("kafka_stream_alive_stream_threads{");
    }
  }

  private Worker worker(int threads, long storeMemory) {
    var cluster = new ClusterConfig("127.0.0.1:9", "mock://none", "news.", Map.of());
    var settings =
        new WorkerSettings("idle", cluster, state, Duration.ZERO, threads, -1, 0, storeMemory);
    var topology = new Topology();
    topology.addSource(
        "in", Serdes.String().deserializer(), Serdes.String().deserializer(), "news.in");
    return new Worker(settings, topology);
  }
}
