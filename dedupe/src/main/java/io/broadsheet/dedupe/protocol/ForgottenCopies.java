package io.broadsheet.dedupe.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Which articles were copies when their state went: their records stand among the duplicates for
 * ever, and have to be taken back should such an article come again and be canonical. It is a Bloom
 * filter, so its size is bounded, it never misses one, and what it holds in error costs a tombstone
 * that changes nothing. One of 1.6 million articles holds one in a hundred others in error.
 *
 * <p>An article is in one block, so that it costs one small write.
 */
final class ForgottenCopies {

  private static final String BLOCK = "copy";
  private static final int BLOCKS = 1 << 15;
  private static final int BLOCK_BYTES = 64;
  private static final int BITS = 7;
  private static final int BITS_OF_PLACE = 9;

  private final ByteStore store;

  /**
   * @param store that of the progress, where the blocks have keys of their own
   */
  ForgottenCopies(ByteStore store) {
    this.store = store;
  }

  void add(String id) {
    long hash = hash(id);
    byte[] block = store.get(key(hash));
    byte[] next = block == null ? new byte[BLOCK_BYTES] : block.clone();
    for (int i = 0; i < BITS; i++) {
      int place = place(hash, i);
      next[place / Byte.SIZE] |= (byte) (1 << place % Byte.SIZE);
    }
    store.put(key(hash), next);
  }

  /** False only for what was never added. */
  boolean mayHold(String id) {
    long hash = hash(id);
    byte[] block = store.get(key(hash));
    if (block == null) {
      return false;
    }
    for (int i = 0; i < BITS; i++) {
      int place = place(hash, i);
      if ((block[place / Byte.SIZE] & 1 << place % Byte.SIZE) == 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] key(long hash) {
    return new ByteWriter()
        .raw(BLOCK.getBytes(StandardCharsets.US_ASCII))
        .fixed(hash & BLOCKS - 1, Short.BYTES)
        .toBytes();
  }

  /** One of the bits of a block; mixed once more, as all in the block share the lowest bits. */
  private static int place(long hash, int number) {
    return (int) (mix(~hash) >>> number * BITS_OF_PLACE & (1 << BITS_OF_PLACE) - 1);
  }

  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long mix(long hash) {
    long h = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    h = (h ^ h >>> 29) * 0x9e3779b97f4a7c15L;
    return h ^ h >>> 32;
  }
}
