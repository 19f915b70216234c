package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * Which keys an article is indexed under, so that copies share at least one.
 *
 * <p>One key stands for its exact words. The others are runs of about six words, picked by their
 * hash alone: the range of hashes is cut into equal bins, and the lowest hash of each bin is
 * picked. Two texts that share a portion j of their runs share each pick with probability j (this
 * is one-permutation MinHash with one row), so that 14 picks miss a copy by a third of its text in
 * 3 of 1,000 cases. A cut of a few lines shares too little for that; so more are picked from the
 * first runs alone, where such cuts are made. All picks are keys of one kind: the opening of one
 * text is found in the midst of another.
 */
final class IndexKeys {

  private static final int BODY_PICKS = 14;
  private static final int LEAD_RUNS = 60;
  private static final int LEAD_PICKS = 5;
  private static final int OPENING_RUNS = 30;
  private static final int OPENING_PICKS = 3;

  /** More bits than a pick has, and few enough that a key is short where it is stored. */
  private static final int KEY_BITS = 8 * Features.KEY_BYTES;

  private static final long EXACT = 1;
  private static final long PICK = 2;

  private IndexKeys() {}

  static long[] of(Features features) {
    int[] picks = features.picks();
    if (picks.length == 0) {
      return new long[0];
    }
    long[] keys = new long[1 + picks.length];
    keys[0] = key(EXACT, features.bodyHash());
    for (int i = 0; i < picks.length; i++) {
      keys[i + 1] = key(PICK, picks[i]);
    }
    return keys;
  }

  private static long key(long kind, long value) {
    return Hash.mix(Hash.combine(kind, value)) >>> (Long.SIZE - KEY_BITS);
  }

  /**
   * @param runs of the text, in text order
   */
  static int[] picks(int[] runs) {
    int[] picks = new int[BODY_PICKS + LEAD_PICKS + OPENING_PICKS];
    int size = pick(runs, runs.length, BODY_PICKS, picks, 0);
    size = pick(runs, LEAD_RUNS, LEAD_PICKS, picks, size);
    size = pick(runs, OPENING_RUNS, OPENING_PICKS, picks, size);
    return IntSets.of(Arrays.copyOf(picks, size));
  }

  private static int pick(int[] runs, int first, int bins, int[] picks, int at) {
    long[] lowest = new long[bins];
    Arrays.fill(lowest, Long.MAX_VALUE);
    for (int i = 0; i < Math.min(first, runs.length); i++) {
      long run = runs[i] & 0xffffffffL;
      int bin = (int) ((run * bins) >>> Integer.SIZE);
      lowest[bin] = Math.min(lowest[bin], run);
    }
    int size = at;
    for (long run : lowest) {
      if (run != Long.MAX_VALUE) {
        picks[size++] = (int) run;
      }
    }
    return size;
  }
}
