package io.broadsheet.dedupe.feature;

/**
 * Which keys an article is indexed under: its exact words, MinHash bands over all of it, and more
 * bands over how it begins, by which a long story and a short cut of it still find each other.
 */
final class IndexKeys {

  private static final int BODY_BANDS = 16;
  private static final int BODY_ROWS = 3;
  private static final int LEAD_TOKENS = 60;
  private static final int LEAD_BANDS = 8;
  private static final int LEAD_ROWS = 3;
  private static final int OPENING_TOKENS = 30;
  private static final int OPENING_BANDS = 3;
  private static final int OPENING_ROWS = 3;

  private static final long EXACT_SALT = 1;
  private static final long BODY_SALT = 2;
  private static final long LEAD_SALT = 3;
  private static final long OPENING_SALT = 4;

  private IndexKeys() {}

  static long[] of(Features features) {
    if (features.shingles().length == 0) {
      return new long[0];
    }
    long[] lead = features.leadKeys();
    long[] keys = new long[1 + BODY_BANDS + lead.length];
    keys[0] = Hash.mix(Hash.combine(EXACT_SALT, features.bodyHash()));
    Sketch.keys(features.shingles(), BODY_BANDS, BODY_ROWS, BODY_SALT, keys, 1);
    System.arraycopy(lead, 0, keys, 1 + BODY_BANDS, lead.length);
    return keys;
  }

  static long[] ofLead(Tokens tokens) {
    if (tokens.size() == 0) {
      return new long[0];
    }
    long[] keys = new long[LEAD_BANDS + OPENING_BANDS];
    int[] lead = Shingler.inOrder(tokens, 0, Math.min(LEAD_TOKENS, tokens.size()));
    Sketch.keys(lead, LEAD_BANDS, LEAD_ROWS, LEAD_SALT, keys, 0);
    int[] opening = Shingler.inOrder(tokens, 0, Math.min(OPENING_TOKENS, tokens.size()));
    Sketch.keys(opening, OPENING_BANDS, OPENING_ROWS, OPENING_SALT, keys, LEAD_BANDS);
    return keys;
  }
}
