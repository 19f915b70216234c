package io.broadsheet.dedupe.protocol;

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
}
