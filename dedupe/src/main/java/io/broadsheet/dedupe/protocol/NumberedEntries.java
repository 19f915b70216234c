package io.broadsheet.dedupe.protocol;

import java.nio.charset.StandardCharsets;

/**
 * The entries of one kind among those of a store, told apart by number. A kind must not begin like
 * another one of the same store.
 */
final class NumberedEntries {

  private final ByteStore store;
  private final byte[] kind;
  private final int bytesOfNumber;

  /** Takes in an entry. */
  interface Visitor {
    void visit(long number, byte[] value);
  }

  NumberedEntries(ByteStore store, String kind) {
    this(store, kind, Long.BYTES);
  }

  /**
   * @param bytesOfNumber what a number takes of the key
   */
  NumberedEntries(ByteStore store, String kind, int bytesOfNumber) {
    this.store = store;
    this.kind = kind.getBytes(StandardCharsets.US_ASCII);
    this.bytesOfNumber = bytesOfNumber;
  }

  /** The value, or null. */
  byte[] get(long number) {
    return store.get(key(number));
  }

  void put(long number, byte[] value) {
    store.put(key(number), value);
  }

  void delete(long number) {
    store.delete(key(number));
  }

  /** Visits all, in the order of their numbers. */
  void forEach(Visitor visitor) {
    store.scanPrefix(
        kind,
        (key, value) -> {
          ByteReader in = new ByteReader(key);
          in.skip(kind.length);
          visitor.visit(in.fixed(bytesOfNumber), value);
        });
  }

  private byte[] key(long number) {
    return new ByteWriter().raw(kind).fixed(number, bytesOfNumber).toBytes();
  }
}
