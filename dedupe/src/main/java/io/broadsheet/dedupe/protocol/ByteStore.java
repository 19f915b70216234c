package io.broadsheet.dedupe.protocol;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * A sorted map of bytes that commits together with what a task reads and sends. Keys are ordered as
 * unsigned bytes. Written to while it is iterated, it may or may not show the change.
 */
public interface ByteStore {

  /** The value, or null. */
  byte[] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);

  /**
   * Visits the entries from a key on, itself included, in their order, until the visitor returns
   * false.
   */
  void scan(byte[] from, BiPredicate<byte[], byte[]> visitor);

  /** Visits all entries whose keys begin so, in the order of their keys. */
  default void scanPrefix(byte[] prefix, BiConsumer<byte[], byte[]> visitor) {
    scan(
        prefix,
        (key, value) -> {
          boolean begins =
              key.length >= prefix.length
                  && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
          if (begins) {
            visitor.accept(key, value);
          }
          return begins;
        });
  }
}
