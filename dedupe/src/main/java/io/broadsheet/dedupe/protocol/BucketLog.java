package io.broadsheet.dedupe.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The registrations that came to the buckets of one task, stored as they came. */
final class BucketLog {

  private final ByteStore store;
  private byte[] cursor = {};

  BucketLog(ByteStore store) {
    this.store = store;
  }

  void put(int source, long batch, byte[] registrations) {
    store.put(
        new ByteWriter().fixed(source, Integer.BYTES).fixed(batch, Long.BYTES).toBytes(),
        registrations);
  }

  /** Visits the batches, those of one source in their order. */
  void forEach(Consumer<List<Registration>> visitor) {
    store.scan(
        new byte[0],
        (key, bytes) -> {
          visitor.accept(Registration.decode(bytes));
          return true;
        });
  }

  /**
   * Looks at the next so many batches, beginning anew after the last, and deletes those in which
   * all is older than the horizon.
   */
  void expire(Instant horizon, int batches, Consumer<List<Registration>> expired) {
    List<byte[]> due = new ArrayList<>();
    int[] seen = {0};
    store.scan(
        cursor,
        (key, bytes) -> {
          cursor = key;
          List<Registration> batch = Registration.decode(bytes);
          if (batch.stream().allMatch(entry -> entry.position().at().isBefore(horizon))) {
            due.add(key);
            expired.accept(batch);
          }
          return ++seen[0] < batches;
        });
    due.forEach(store::delete);
    if (seen[0] < batches) {
      cursor = new byte[0];
    }
  }
}
