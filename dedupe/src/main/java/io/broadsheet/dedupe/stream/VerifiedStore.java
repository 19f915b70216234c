package io.broadsheet.dedupe.stream;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreSupplier;

/**
 * A RocksDB store whose damage is found and mended: where RocksDB finds a file missing, cut or
 * altered, the task's stores are discarded and rebuilt from their changelogs.
 *
 * <p>An iterator of RocksDB that meets damage stops as if it were at the end. So an entry of which
 * users know nothing stands behind all others, and iterating without meeting it is damage. It is in
 * no changelog.
 */
final class VerifiedStore implements KeyValueStore<Bytes, byte[]> {

  /** Behind all keys that are used, which are shorter or do not begin so. */
  private static final Bytes END = Bytes.wrap(HexFormat.of().parseHex("ff".repeat(33)));

  private final StoreSupplier<KeyValueStore<Bytes, byte[]>> supplier;
  private final StoreRepair repair;
  private KeyValueStore<Bytes, byte[]> store;
  private TaskId task;

  VerifiedStore(StoreSupplier<KeyValueStore<Bytes, byte[]>> supplier, StoreRepair repair) {
    this.supplier = supplier;
    this.repair = repair;
    this.store = supplier.get();
  }

  @Override
  public String name() {
    return store.name();
  }

  /** Files that cannot be opened are deleted; Kafka Streams sees that the store knows nothing. */
  @Override
  public void init(StateStoreContext context, StateStore root) {
    task = context.taskId();
    try {
      store.init(context, root);
    } catch (ProcessorStateException e) {
      if (!StoreRepair.isDamage(e)) {
        throw e;
      }
      repair.begin(name(), task, e);
      delete(new File(new File(context.stateDir(), "rocksdb"), name()));
      store = supplier.get();
      store.init(context, root);
    }
    run(() -> store.put(END, new byte[0]));
  }

  private static void delete(File folder) {
    try {
      Utils.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Runnable step) {
    get(
        () -> {
          step.run();
          return null;
        });
  }

  private <T> T get(Supplier<T> step) {
    try {
      return step.get();
    } catch (ProcessorStateException e) {
      throw StoreRepair.isDamage(e) ? repair.rebuild(name(), task, e) : e;
    }
  }

  @Override
  public byte[] get(Bytes key) {
    return get(() -> store.get(key));
  }

  @Override
  public void put(Bytes key, byte[] value) {
    run(() -> store.put(key, value));
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    return get(() -> store.putIfAbsent(key, value));
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    run(() -> store.putAll(entries));
  }

  @Override
  public byte[] delete(Bytes key) {
    return get(() -> store.delete(key));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Verified(get(() -> store.range(from, null)), to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return range(null, null);
  }

  @Override
  public long approximateNumEntries() {
    return store.approximateNumEntries();
  }

  @Override
  @SuppressWarnings("deprecation")
  public void flush() {
    run(store::flush);
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    run(() -> store.commit(changelogOffsets));
  }

  @Override
  public Long committedOffset(TopicPartition partition) {
    return get(() -> store.committedOffset(partition));
  }

  @Override
  @SuppressWarnings("deprecation")
  public boolean managesOffsets() {
    return store.managesOffsets();
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public boolean persistent() {
    return store.persistent();
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }

  @Override
  public Position getPosition() {
    return store.getPosition();
  }

  /** Up to a key, itself included, or to the end. */
  private final class Verified implements KeyValueIterator<Bytes, byte[]> {

    private final KeyValueIterator<Bytes, byte[]> entries;
    private final Bytes to;

    Verified(KeyValueIterator<Bytes, byte[]> entries, Bytes to) {
      this.entries = entries;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      if (!entries.hasNext()) {
        throw repair.rebuild(
            name(), task, new ProcessorStateException("reading it ends before its last entry"));
      }
      Bytes next = entries.peekNextKey();
      return !next.equals(END) && (to == null || Arrays.compareUnsigned(next.get(), to.get()) <= 0);
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      return entries.next();
    }

    @Override
    public Bytes peekNextKey() {
      return entries.peekNextKey();
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}
