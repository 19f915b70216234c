package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.TaskStores.Bodies;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Articles in a state store, by version. Those put last are at hand as well, as most are published
 * a moment later. Not thread-safe.
 */
final class StoredBodies implements Bodies<Crawled> {

  private static final int AT_HAND = 500;

  private final KeyValueStore<String, Crawled> store;
  private final Map<String, Crawled> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Crawled> eldest) {
          return size() > AT_HAND;
        }
      };

  StoredBodies(KeyValueStore<String, Crawled> store) {
    this.store = store;
  }

  @Override
  public Crawled get(Version version) {
    String key = key(version);
    Crawled body = recent.get(key);
    return body == null ? store.get(key) : body;
  }

  @Override
  public void put(Version version, Crawled body) {
    String key = key(version);
    store.put(key, body);
    recent.put(key, body);
  }

  @Override
  public void delete(Version version) {
    String key = key(version);
    store.delete(key);
    recent.remove(key);
  }

  private static String key(Version version) {
    return version.id() + "." + version.number();
  }
}
