package io.broadsheet.dedupe.protocol;

import static java.util.stream.Collectors.partitioningBy;

import io.broadsheet.dedupe.protocol.AgedEntries.Pace;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The registrations that came to the buckets of one task, stored as they came: the batches of each
 * source in their order, which is nearly that of their age.
 */
final class BucketLog {

  /** Of each source, which flushes some 50 batches between two calls at most. */
  private static final Pace PACE = new Pace(100, 4, 200);

  private final ByteStore store;
  private final List<AgedEntries> sources;

  /**
   * @param tasks how many send registrations
   */
  BucketLog(ByteStore store, int tasks) {
    this.store = store;
    sources =
        IntStream.range(0, tasks)
            .mapToObj(source -> new AgedEntries(store, key(source, 0), key(source + 1, 0), PACE))
            .toList();
  }

  void put(int source, long batch, byte[] registrations) {
    store.put(key(source, batch), registrations);
  }

  /** Visits the batches, those of one source in their order. */
  Slices reading(Consumer<List<Registration>> visitor) {
    return new Slices(
        store,
        new byte[0],
        (key, bytes) -> {
          visitor.accept(Registration.decode(bytes));
          return true;
        });
  }

  /**
   * Takes out some of what is older than its horizon. A batch is only written again when that makes
   * it half as large at least; so one entry that stays does not hold the others for long.
   *
   * @param expired is given what was taken out
   */
  void expire(Horizons horizons, Consumer<List<Registration>> expired) {
    AgedEntries.Judge judge = (key, batch) -> taking(key, batch, horizons, expired);
    sources.forEach(source -> source.take(judge));
  }

  private Runnable taking(
      byte[] key, byte[] batch, Horizons horizons, Consumer<List<Registration>> expired) {
    return Registration.areHalfPast(horizons, batch)
        ? () -> take(key, Registration.decode(batch), horizons, expired)
        : null;
  }

  private void take(
      byte[] key,
      List<Registration> batch,
      Horizons horizons,
      Consumer<List<Registration>> expired) {
    Map<Boolean, List<Registration>> isOld =
        batch.stream()
            .collect(
                partitioningBy(entry -> horizons.isPast(entry.lanes(), entry.position().at())));
    List<Registration> left = isOld.get(false);
    if (left.isEmpty()) {
      store.delete(key);
    } else {
      store.put(key, Registration.encode(left));
    }
    expired.accept(isOld.get(true));
  }

  private static byte[] key(int source, long batch) {
    return new ByteWriter().fixed(source, Integer.BYTES).fixed(batch, Long.BYTES).toBytes();
  }
}
