package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.feature.Features;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The bodies of the versions of one task, stored in the order in which these came, which is nearly
 * that of their age. Those put last are at hand as well, as most are published a moment later. Not
 * thread-safe.
 */
final class Versions<B> {

  /** Some thousand articles: what comes in while those before it are decided. */
  private static final int BYTES_AT_HAND = 12 << 20;

  private final ByteStore store;
  private final Bodies<B> bodies;
  private final Map<Long, B> recent = new LinkedHashMap<>();
  private int bytesAtHand;

  Versions(ByteStore store, Bodies<B> bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  /**
   * What is stored of a version besides its body.
   *
   * @param number of its arrival
   * @param at of its position
   * @param id of its article
   * @param isLate whether it arrived later than is allowed for
   */
  record Entry(long number, Instant at, String id, boolean isLate) {

    static Entry read(byte[] key, byte[] value) {
      return read(new ByteReader(key).fixed(Long.BYTES), new ByteReader(value));
    }

    /** Leaves the body to be read. */
    private static Entry read(long number, ByteReader in) {
      return new Entry(number, in.instant(), in.id(), in.bool());
    }
  }

  /**
   * @param body says the same as the one before, if there was one
   */
  void put(VersionState version, B body) {
    byte[] entry =
        new ByteWriter()
            .instant(version.position().at())
            .id(version.position().id())
            .bool(version.isLate())
            .raw(bodies.encode(body))
            .toBytes();
    store.put(key(version.arrival()), entry);
    dropFromHand(version.arrival());
    recent.put(version.arrival(), body);
    bytesAtHand += bodies.size(body);
    while (bytesAtHand > BYTES_AT_HAND) {
      dropFromHand(recent.keySet().iterator().next());
    }
  }

  B body(VersionState version) {
    B body = recent.get(version.arrival());
    return body == null ? stored(version.arrival()) : body;
  }

  private B stored(long number) {
    ByteReader in = new ByteReader(store.get(key(number)));
    Entry.read(number, in);
    return bodies.decode(in.rest());
  }

  Entry entry(long number) {
    return Entry.read(number, new ByteReader(store.get(key(number))));
  }

  Features features(VersionState version) {
    if (version.features() == null) {
      version.features(bodies.features(body(version)));
    }
    return version.features();
  }

  void delete(long number) {
    store.delete(key(number));
    dropFromHand(number);
  }

  /** Visits what arrived with a number greater than the one given, in order. */
  void after(long number, Consumer<Entry> visitor) {
    store.scan(
        key(number + 1),
        (key, value) -> {
          visitor.accept(Entry.read(key, value));
          return true;
        });
  }

  /** All entries, the oldest first. */
  AgedEntries byAge(AgedEntries.Pace pace) {
    return new AgedEntries(store, key(0), null, pace);
  }

  private void dropFromHand(long number) {
    B dropped = recent.remove(number);
    bytesAtHand -= dropped == null ? 0 : bodies.size(dropped);
  }

  private static byte[] key(long number) {
    return new ByteWriter().fixed(number, Long.BYTES).toBytes();
  }
}
