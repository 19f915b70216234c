package io.broadsheet.cleaner.html;

/** Words with sets of bits, looked up by a rolling hash of their letters without making strings. */
final class WordBits {

  private static final int SIZE = 1 << 11;

  private final long[] keys = new long[SIZE];
  private final int[] bits = new int[SIZE];

  /** The hash of no letters. */
  static final long EMPTY = 1469598103934665603L;

  /** The hash with one more letter, whose case does not matter. */
  static long step(long hash, char letter) {
    int lower = letter < 128 ? letter | 0x20 : Character.toLowerCase(letter);
    return (hash ^ lower) * 1099511628211L;
  }

  void add(String word, int more) {
    long hash = EMPTY;
    for (int i = 0; i < word.length(); i++) {
      hash = step(hash, word.charAt(i));
    }
    int slot = slot(hash);
    keys[slot] = hash;
    bits[slot] |= more;
  }

  /** The bits of the word with that hash; 0 for an unknown one. */
  int get(long hash) {
    return bits[slot(hash)];
  }

  private int slot(long hash) {
    int slot = (int) ((hash ^ hash >>> 29) & SIZE - 1);
    while (keys[slot] != 0 && keys[slot] != hash) {
      slot = slot + 1 & SIZE - 1;
    }
    return slot;
  }
}
