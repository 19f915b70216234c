package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.IdCounts;
import io.broadsheet.dedupe.feature.Features;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The features of the versions of one task, in the order in which these came, which is nearly that
 * of their age.
 */
final class VersionLog {

  private final ByteStore store;
  private final IdCounts ids = new IdCounts();

  /** Reads all entries once. */
  VersionLog(ByteStore store) {
    this.store = store;
    after(-1, entry -> ids.add(entry.id()));
  }

  /**
   * What is stored of a version.
   *
   * @param number of its arrival
   * @param at of its position
   * @param id of its article
   */
  record Entry(long number, Instant at, String id, byte[] features) {

    static Entry read(byte[] key, byte[] value) {
      ByteReader in = new ByteReader(value);
      Instant at = in.instant();
      long number = new ByteReader(key).fixed(Long.BYTES);
      return new Entry(number, at, in.id(), in.rest());
    }
  }

  void put(VersionState version) {
    byte[] entry =
        new ByteWriter()
            .instant(version.position().at())
            .id(version.position().id())
            .raw(features(version).encode())
            .toBytes();
    store.put(key(version.arrival()), entry);
    ids.add(version.position().id());
  }

  /** Those of a version that is stored, or that has them at hand. */
  Features features(VersionState version) {
    if (version.features() == null) {
      byte[] key = key(version.arrival());
      version.features(Features.decode(Entry.read(key, store.get(key)).features()));
    }
    return version.features();
  }

  /**
   * @param id of the article
   */
  void delete(String id, long number) {
    store.delete(key(number));
    ids.remove(id);
  }

  /** False only for an article of which no version is stored. */
  boolean mayHold(String id) {
    return ids.mayHold(id);
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

  private static byte[] key(long number) {
    return new ByteWriter().fixed(number, Long.BYTES).toBytes();
  }
}
