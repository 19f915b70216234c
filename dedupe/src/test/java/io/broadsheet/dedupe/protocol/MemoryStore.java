package io.broadsheet.dedupe.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;

/** A store that can be committed and rolled back. */
public final class MemoryStore implements ByteStore {

  private final Undoable<byte[], byte[]> entries = new Undoable<>(Arrays::compareUnsigned);

  @Override
  public byte[] get(byte[] key) {
    return entries.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    entries.remove(key);
  }

  @Override
  public void scan(byte[] from, BiPredicate<byte[], byte[]> visitor) {
    for (Map.Entry<byte[], byte[]> entry : entries.from(from).entrySet()) {
      if (!visitor.test(entry.getKey(), entry.getValue())) {
        return;
      }
    }
  }

  void commit() {
    entries.commit();
  }

  void rollBack() {
    entries.rollBack();
  }

  /** Of keys and values. */
  long bytes() {
    return entries.from(new byte[0]).entrySet().stream()
        .mapToLong(entry -> entry.getKey().length + entry.getValue().length)
        .sum();
  }

  public int size() {
    return entries.size();
  }
}
