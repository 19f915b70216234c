package io.broadsheet.cleaner.site;

/**
 * Hash of a block's letters. Case, white space, punctuation and figures do not count, so that a
 * ticker is the same block every day.
 */
final class BlockHash {

  private static final int DIGIT = '0';

  private BlockHash() {}

  /** 0 for a text without letters and digits. */
  static int of(String block) {
    long hash = 0;
    boolean inFigure = false;
    for (int i = 0; i < block.length(); i++) {
      char c = block.charAt(i);
      boolean isDigit = Character.isDigit(c);
      if (isDigit && !inFigure) {
        hash = mix(hash * 31 + DIGIT);
      } else if (!isDigit && Character.isLetter(c)) {
        hash = mix(hash * 31 + Character.toLowerCase(c));
      }
      inFigure = isDigit;
    }
    return (int) hash;
  }

  /** A bijection that spreads every bit over all others (Stafford's variant 13). */
  static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
