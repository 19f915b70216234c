package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.decide.HomeStore;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The decider's records in a state store, so that they commit with what is sent. */
final class StoredHomes implements HomeStore {

  private final KeyValueStore<String, byte[]> store;

  StoredHomes(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  @Override
  public byte[] get(String id) {
    return store.get(id);
  }

  @Override
  public void put(String id, byte[] home) {
    store.put(id, home);
  }

  @Override
  public void delete(String id) {
    store.delete(id);
  }

  @Override
  public void forEach(BiConsumer<String, byte[]> visitor) {
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
    }
  }
}
