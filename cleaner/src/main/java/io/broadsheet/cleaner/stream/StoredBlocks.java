package io.broadsheet.cleaner.stream;

import io.broadsheet.cleaner.site.BlockStore;
import org.apache.kafka.streams.state.KeyValueStore;

/** The site memory's records in a state store, so that they commit with what is sent. */
record StoredBlocks(KeyValueStore<String, byte[]> store) implements BlockStore {

  @Override
  public byte[] get(String key) {
    return store.get(key);
  }

  @Override
  public void put(String key, byte[] record) {
    store.put(key, record);
  }
}
