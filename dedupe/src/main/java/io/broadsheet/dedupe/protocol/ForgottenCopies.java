package io.broadsheet.dedupe.protocol;

/**
 * Which articles were copies when their state went: their records stand among the duplicates for
 * ever, and have to be taken back should such an article come again and be canonical. It is a Bloom
 * filter, so its size is bounded, it never misses one, and what it holds in error costs a tombstone
 * that changes nothing. One of 1.6 million articles holds one in a hundred others in error.
 *
 * <p>An article is in one block, so that it costs one small write. All blocks are in memory as
 * well, since every article that is published asks.
 */
final class ForgottenCopies {

  private static final int BLOCKS = 1 << 15;
  private static final int BLOCK_BYTES = 64;
  private static final int BITS = 7;
  private static final int BITS_OF_PLACE = 9;

  private final NumberedEntries stored;

  /** Null where nothing is in a block. */
  private final byte[][] blocks = new byte[BLOCKS][];

  /**
   * Reads all blocks.
   *
   * @param store that of the progress, where the blocks have keys of their own
   */
  ForgottenCopies(ByteStore store) {
    stored = new NumberedEntries(store, "copy", Short.BYTES);
    stored.forEach((number, block) -> blocks[(int) number] = block);
  }

  void add(String id) {
    long hash = hash(id);
    byte[] block = blocks[number(hash)];
    byte[] next = block == null ? new byte[BLOCK_BYTES] : block.clone();
    for (int i = 0; i < BITS; i++) {
      int place = place(hash, i);
      next[place / Byte.SIZE] |= (byte) (1 << place % Byte.SIZE);
    }
    stored.put(number(hash), next);
    blocks[number(hash)] = next;
  }

  /** False only for what was never added. */
  boolean mayHold(String id) {
    long hash = hash(id);
    byte[] block = blocks[number(hash)];
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

  private static int number(long hash) {
    return (int) hash & BLOCKS - 1;
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
