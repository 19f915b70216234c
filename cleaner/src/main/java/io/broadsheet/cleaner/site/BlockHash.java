package io.broadsheet.cleaner.site;

/** Hash of a block's letters and digits; case, white space and punctuation do not count. */
final class BlockHash {

  private BlockHash() {}

  static long of(String block) {
    long hash = 1125899906842597L;
    for (int i = 0; i < block.length(); i++) {
      char c = block.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        hash = mix(hash * 31 + Character.toLowerCase(c));
      }
    }
    return hash;
  }

  /** A bijection that spreads every bit over all others (Stafford's variant 13). */
  static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
