package io.broadsheet.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of the state stores: all stores of the process share one block cache,
 * and one write buffer whose memory counts as part of the cache, as do index and filter blocks.
 * Without it every store of every task may take some 100 MB for itself. Thread-safe.
 *
 * <p>The bound is kept by evicting blocks and flushing buffers; blocks in use and iterators stay,
 * so it can be passed by a few MB for a moment.
 */
public final class StoreMemory implements RocksDBConfigSetter {

  /** Bytes for all stores of a process when nobody says otherwise. */
  public static final long DEFAULT_BYTES = 256L << 20;

  /** Under this, stores would flush all the time. */
  public static final long LEAST_BYTES = 16L << 20;

  static final String BYTES = "broadsheet.store.memory.bytes";

  /** Of the total, what may be written and not flushed yet. */
  private static final double WRITE_SHARE = 0.5;

  /** Of the cache, what is kept for index and filter blocks before data. */
  private static final double INDEX_SHARE = 0.3;

  private static final long WRITE_BUFFER = 8L << 20;
  private static final int WRITE_BUFFERS = 2;
  private static final int BLOCK = 16 << 10;

  private static Shared shared;

  private record Shared(long bytes, Cache cache, WriteBufferManager writes) {

    static Shared of(long bytes) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes, -1, false, INDEX_SHARE);
      return new Shared(bytes, cache, new WriteBufferManager((long) (bytes * WRITE_SHARE), cache));
    }
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    Shared memory = shared(bytes(settings));
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setBlockSize(BLOCK);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writes());
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
  }

  /** Keeps what is shared: other stores use it until the process ends. */
  @Override
  public void close(String store, Options options) {
    // nothing here belongs to one store
  }

  /** Bytes that the stores of the process take by now, index blocks and write buffers included. */
  static synchronized long usedBytes() {
    return shared == null ? 0 : shared.cache().getUsage();
  }

  private static long bytes(Map<String, Object> settings) {
    return settings.get(BYTES) instanceof Long bytes ? bytes : DEFAULT_BYTES;
  }

  /**
   * @throws IllegalStateException when the stores of the process share another amount already
   */
  private static synchronized Shared shared(long bytes) {
    if (shared == null) {
      shared = Shared.of(bytes);
    }
    if (shared.bytes() != bytes) {
      throw new IllegalStateException(
          "The stores of this process share %d bytes of memory, and %d are wanted: all workers of a"
                  .formatted(shared.bytes(), bytes)
              + " process take the same.");
    }
    return shared;
  }
}
