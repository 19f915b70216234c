package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.feature.Features;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The bodies of the versions of one task, stored in the order in which these came, which is nearly
 * that of their age. Those that were needed last are at hand as well, with their features, as most
 * are published a moment later. Not thread-safe.
 */
final class Versions<B> {

  /** Some thousand articles: what comes in while those before it are decided. */
  private static final int BYTES_AT_HAND = 24 << 20;

  private final ByteStore store;
  private final Bodies<B> bodies;
  private final Map<Long, Held<B>> atHand = new LinkedHashMap<>(16, 0.75f, true);
  private int bytesAtHand;

  Versions(ByteStore store, Bodies<B> bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  /**
   * @param features null until they have been needed
   */
  private record Held<B>(B body, Features features) {}

  /**
   * What is stored of a version besides its body.
   *
   * @param number of its arrival
   * @param at of its position
   * @param id of its article
   * @param origin how its crawls came
   * @param printHash of title and body as printed
   */
  record Entry(long number, Instant at, String id, Origin origin, long printHash) {

    static Entry read(byte[] key, byte[] value) {
      return read(new ByteReader(key).fixed(Long.BYTES), new ByteReader(value));
    }

    /** Leaves the body to be read. */
    private static Entry read(long number, ByteReader in) {
      Instant at = in.instant();
      String id = in.id();
      Origin origin = Origin.read(in.octet(), in);
      return new Entry(number, at, id, origin, in.fixed(Long.BYTES));
    }

    private static ByteWriter head(VersionState version, long printHash) {
      ByteWriter out =
          new ByteWriter().instant(version.position().at()).id(version.position().id());
      version.origin().write(out.octet(version.origin().flags()));
      return out.fixed(printHash, Long.BYTES);
    }
  }

  /**
   * @param body says the same as the one before, if there was one
   * @param features those of the body
   */
  void put(VersionState version, B body, Features features) {
    byte[] entry = Entry.head(version, features.printHash()).raw(bodies.encode(body)).toBytes();
    store.put(key(version.arrival()), entry);
    hold(version.arrival(), new Held<>(body, features));
  }

  B body(VersionState version) {
    return held(version.arrival()).body;
  }

  Features features(VersionState version) {
    Held<B> held = held(version.arrival());
    if (held.features != null) {
      return held.features;
    }
    Features features = bodies.features(held.body);
    hold(version.arrival(), new Held<>(held.body, features));
    return features;
  }

  private Held<B> held(long number) {
    Held<B> held = atHand.get(number);
    if (held == null) {
      held = new Held<>(stored(number), null);
      hold(number, held);
    }
    return held;
  }

  private void hold(long number, Held<B> held) {
    dropFromHand(number);
    atHand.put(number, held);
    bytesAtHand += size(held);
    while (bytesAtHand > BYTES_AT_HAND) {
      dropFromHand(atHand.keySet().iterator().next());
    }
  }

  private B stored(long number) {
    ByteReader in = new ByteReader(store.get(key(number)));
    Entry.read(number, in);
    return bodies.decode(in.rest());
  }

  Entry entry(long number) {
    return Entry.read(number, new ByteReader(store.get(key(number))));
  }

  void delete(long number) {
    store.delete(key(number));
    dropFromHand(number);
  }

  /** Visits what arrived with a number greater than the one given, in order. */
  Slices after(long number, Consumer<Entry> visitor) {
    return new Slices(
        store,
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
    Held<B> dropped = atHand.remove(number);
    bytesAtHand -= dropped == null ? 0 : size(dropped);
  }

  private int size(Held<B> held) {
    return bodies.size(held.body) + (held.features == null ? 0 : held.features.bytes());
  }

  private static byte[] key(long number) {
    return new ByteWriter().fixed(number, Long.BYTES).toBytes();
  }
}
