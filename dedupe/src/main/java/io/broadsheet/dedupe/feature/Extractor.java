package io.broadsheet.dedupe.feature;

/** Puts the features of an article together. */
final class Extractor {

  /** A body of fewer words, such as "Details to follow", says too little without its headline. */
  private static final int FEW_TOKENS = 12;

  private Extractor() {}

  static Features features(String title, String text) {
    String headline = title == null ? "" : title;
    Tokens body = Tokenizer.tokenize(text);
    if (body.size() > 0 && body.size() < FEW_TOKENS) {
      body = Tokenizer.tokenize(headline + "\n" + text);
    }
    int[] shingles = Shingler.inOrder(body);
    int[] picks = IndexKeys.picks(Shingler.pairs(body, shingles));
    return new Features(
        body.hash(0, body.size()),
        hash(headline),
        IntSets.ofBrief(shingles),
        Facts.numbers(body),
        Facts.names(body),
        picks);
  }

  private static long hash(String headline) {
    long hash = Hash.SEED;
    for (int i = 0; i < headline.length(); i++) {
      hash = Hash.combine(hash, headline.charAt(i));
    }
    return Hash.mix(hash);
  }
}
