package io.broadsheet.dedupe.feature;

/**
 * The 64-bit hashing of dedupe. Stored features depend on it: a change here is a change of {@link
 * Features#VERSION}.
 */
final class Hash {

  static final int BRIEF_BITS = 20;

  static final long SEED = 0x9e3779b97f4a7c15L;
  private static final long MULTIPLIER = 0xd6e8feb86659fd93L;

  private Hash() {}

  /** Takes one more value into a running hash; order counts. */
  static long combine(long hash, long value) {
    return (Long.rotateLeft(hash, 23) ^ value) * MULTIPLIER;
  }

  /** Spreads a running hash over all 64 bits. */
  static long mix(long hash) {
    long h = (hash ^ (hash >>> 32)) * MULTIPLIER;
    h = (h ^ (h >>> 29)) * SEED;
    return h ^ (h >>> 32);
  }

  /**
   * The 20 bits by which a shingle, a number or a name is kept. An article of a thousand shingles
   * holds any other one by accident with a probability of a thousandth, one of 20,000 with two
   * hundredths; so much a containment is moved at most.
   */
  static int brief(long hash) {
    return (int) (hash >>> Long.SIZE - BRIEF_BITS);
  }
}
