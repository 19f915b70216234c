package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.TaskStores.Bodies;
import io.broadsheet.schemas.Article;
import org.apache.kafka.streams.state.KeyValueStore;

/** Articles in a state store, by version. */
record StoredBodies(KeyValueStore<String, Article> store) implements Bodies<Article> {

  static String key(Version version) {
    return version.id() + "." + version.number();
  }

  @Override
  public Article get(Version version) {
    return store.get(key(version));
  }

  @Override
  public void put(Version version, Article body) {
    store.put(key(version), body);
  }

  @Override
  public void delete(Version version) {
    store.delete(key(version));
  }
}
