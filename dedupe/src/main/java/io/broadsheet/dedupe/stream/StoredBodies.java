package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.TaskStores.Bodies;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Articles in a state store, by number of arrival. Those put last are at hand as well, up to so
 * many characters of text, as most are published a moment later. Not thread-safe.
 */
final class StoredBodies implements Bodies<Crawled> {

  /** Some thousand articles: what comes in while those before it are decided. */
  private static final int CHARS_AT_HAND = 6 << 20;

  /** What an article takes besides its text, about. */
  private static final int CHARS_AN_ARTICLE = 1_000;

  private final KeyValueStore<Long, Crawled> store;
  private final Map<Long, Crawled> recent = new LinkedHashMap<>();
  private int chars;

  StoredBodies(KeyValueStore<Long, Crawled> store) {
    this.store = store;
  }

  @Override
  public Crawled get(long arrival) {
    Crawled body = recent.get(arrival);
    return body == null ? store.get(arrival) : body;
  }

  @Override
  public void put(long arrival, Crawled body) {
    store.put(arrival, body);
    dropFromHand(arrival);
    recent.put(arrival, body);
    chars += chars(body);
    while (chars > CHARS_AT_HAND) {
      dropFromHand(recent.keySet().iterator().next());
    }
  }

  /** As {@link KafkaByteStore#delete}. */
  @Override
  public void delete(long arrival) {
    store.put(arrival, null);
    dropFromHand(arrival);
  }

  private void dropFromHand(long arrival) {
    Crawled dropped = recent.remove(arrival);
    chars -= dropped == null ? 0 : chars(dropped);
  }

  private static int chars(Crawled body) {
    return CHARS_AN_ARTICLE + body.article().getText().length();
  }
}
