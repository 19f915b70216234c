package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.ByteStore;
import java.util.function.BiPredicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A state store as the protocol sees it. */
record KafkaByteStore(KeyValueStore<Bytes, byte[]> store) implements ByteStore {

  @Override
  public byte[] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(Bytes.wrap(key), value);
  }

  /** By a tombstone: Kafka's own deletion reads what was there. */
  @Override
  public void delete(byte[] key) {
    store.put(Bytes.wrap(key), null);
  }

  @Override
  public void scan(byte[] from, BiPredicate<byte[], byte[]> visitor) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(Bytes.wrap(from), null)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        if (!visitor.test(entry.key.get(), entry.value)) {
          return;
        }
      }
    }
  }
}
