package io.broadsheet.dedupe.protocol;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * Looks at the next so many batches, beginning anew after the last, and takes out what is older
   * than the horizon. A batch is only written again when that makes it half as large at least; so
   * one entry that stays does not hold the others for long.
   *
   * @param expired is given what was taken out
   */
  void expire(Instant horizon, int batches, Consumer<List<Registration>> expired) {
    List<byte[]> keys = new ArrayList<>();
    List<byte[]> left = new ArrayList<>();
    int[] seen = {0};
    store.scan(
        cursor,
        (key, bytes) -> {
          cursor = key;
          Map<Boolean, List<Registration>> parts =
              Registration.decode(bytes).stream()
                  .collect(partitioningBy(entry -> entry.position().at().isBefore(horizon)));
          if (!parts.get(true).isEmpty() && parts.get(true).size() >= parts.get(false).size()) {
            keys.add(key);
            left.add(parts.get(false).isEmpty() ? null : Registration.encode(parts.get(false)));
            expired.accept(parts.get(true));
          }
          return ++seen[0] < batches;
        });
    for (int i = 0; i < keys.size(); i++) {
      write(keys.get(i), left.get(i));
    }
    if (seen[0] < batches) {
      cursor = new byte[0];
    }
  }

  private void write(byte[] key, byte[] batch) {
    if (batch == null) {
      store.delete(key);
    } else {
      store.put(key, batch);
    }
  }
}
