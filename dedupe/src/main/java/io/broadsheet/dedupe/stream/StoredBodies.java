package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.TaskStores.Bodies;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Articles in a state store, by version. Those put last are at hand as well, up to so many
 * characters of text, as most are published a moment later. Not thread-safe.
 */
final class StoredBodies implements Bodies<Crawled> {

  /** Some thousand articles: what comes in while those before it are decided. */
  private static final int CHARS_AT_HAND = 6 << 20;

  /** What an article takes besides its text, about. */
  private static final int CHARS_AN_ARTICLE = 1_000;

  private final KeyValueStore<String, Crawled> store;
  private final Map<String, Crawled> recent = new LinkedHashMap<>();
  private int chars;

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
    dropFromHand(key);
    recent.put(key, body);
    chars += chars(body);
    while (chars > CHARS_AT_HAND) {
      dropFromHand(recent.keySet().iterator().next());
    }
  }

  /** As {@link KafkaByteStore#delete}. */
  @Override
  public void delete(Version version) {
    String key = key(version);
    store.put(key, null);
    dropFromHand(key);
  }

  private void dropFromHand(String key) {
    Crawled dropped = recent.remove(key);
    chars -= dropped == null ? 0 : chars(dropped);
  }

  private static int chars(Crawled body) {
    return CHARS_AN_ARTICLE + body.article().getText().length();
  }

  private static String key(Version version) {
    return version.id() + "." + version.number();
  }
}
