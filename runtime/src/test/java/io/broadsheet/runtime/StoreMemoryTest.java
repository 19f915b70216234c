package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class StoreMemoryTest {

  private static final long MIB = 1 << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final StoreMemory memory = new StoreMemory();
  private final WorkerSettings worker =
      WorkerSettings.of(
          "dedupe", new ClusterConfig("none:9092", "mock://none", "news.", Map.of()), Path.of("x"));

  private static BlockBasedTableConfig table(Options options) {
    return (BlockBasedTableConfig) options.tableFormatConfig();
  }

  private Options configured(String store, Map<String, Object> settings) {
    Options options = new Options();
    options.setTableFormatConfig(new BlockBasedTableConfig());
    memory.setConfig(store, options, settings);
    return options;
  }

  private Map<String, Object> settings() {
    return new HashMap<>(new StreamsConfig(worker.streamsProperties()).originals());
  }

  @Test
  void shouldBeTheSettingOfEveryWorker() {
    assertThat(worker.streamsProperties())
        .containsEntry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class)
        .containsEntry(StoreMemory.BYTES, 256 * MIB);
  }

  @Test
  void shouldShareOneCacheAndOneWriteBufferAmongAllStores() {
    try (Options one = configured("homes", settings());
        Options other = configured("bodies", settings())) {
      assertThat(one.writeBufferManager()).isNotNull().isSameAs(other.writeBufferManager());
      assertThat(table(one).cacheIndexAndFilterBlocks()).isTrue();
      assertThat(one.writeBufferSize() * one.maxWriteBufferNumber()).isLessThanOrEqualTo(16 * MIB);
    }
  }

  @Test
  void shouldRefuseAnotherAmountInTheSameProcess() {
    configured("homes", settings()).close();

    assertThatThrownBy(() -> configured("homes", Map.of(StoreMemory.BYTES, 32 * MIB)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all workers of a process take the same");
  }

  @Test
  void shouldRefuseTooLittle() {
    assertThatThrownBy(
            () ->
                new WorkerSettings(
                    "dedupe",
                    worker.cluster(),
                    worker.stateDir(),
                    worker.commitInterval(),
                    1,
                    -1,
                    0,
                    MIB))
        .hasMessage("The stores need at least 16 MiB of memory");
  }
}
