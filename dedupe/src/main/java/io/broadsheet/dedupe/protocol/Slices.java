package io.broadsheet.dedupe.protocol;

import java.util.Arrays;
import java.util.Deque;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;

/** Reads the entries of a store from a key on, in their order and a slice at a time. */
final class Slices {

  private final ByteStore store;
  private final BiPredicate<byte[], byte[]> visitor;

  /** Where the next slice begins; null when all has been read. */
  private byte[] next;

  /**
   * @param visitor returns false when it needs no more
   */
  Slices(ByteStore store, byte[] from, BiPredicate<byte[], byte[]> visitor) {
    this.store = store;
    this.visitor = visitor;
    this.next = from;
  }

  /**
   * Reads at least one entry, and on while it may.
   *
   * @return whether all has been read
   */
  boolean read(BooleanSupplier mayGoOn) {
    if (next != null) {
      byte[] from = next;
      next = null;
      store.scan(from, (key, value) -> visit(key, value, mayGoOn));
    }
    return next == null;
  }

  /** As {@link #read}, of several in their order; those that have been read are taken out. */
  static boolean readAll(Deque<Slices> some, BooleanSupplier mayGoOn) {
    while (!some.isEmpty() && some.peek().read(mayGoOn)) {
      some.poll();
    }
    return some.isEmpty();
  }

  private boolean visit(byte[] key, byte[] value, BooleanSupplier mayGoOn) {
    if (!visitor.test(key, value)) {
      return false;
    }
    boolean goesOn = mayGoOn.getAsBoolean();
    if (!goesOn) {
      next = Arrays.copyOf(key, key.length + 1);
    }
    return goesOn;
  }
}
