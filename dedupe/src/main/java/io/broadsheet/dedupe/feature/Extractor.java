package io.broadsheet.dedupe.feature;

/** Puts the features of an article together. */
final class Extractor {

  /** A body of fewer words, such as "Details to follow", says too little without its headline. */
  private static final int FEW_TOKENS = 12;

  private Extractor() {}

  static Features features(String title, String text) {
    String headline = title == null ? "" : title;
    Tokens head = Tokenizer.tokenize(headline);
    Tokens body = Tokenizer.tokenize(text);
    if (body.size() > 0 && body.size() < FEW_TOKENS) {
      body = Tokenizer.tokenize(headline + "\n" + text);
    }
    int[] shingles = Shingler.inOrder(body);
    int[] picks = IndexKeys.picks(Shingler.pairs(body, shingles));
    int[] names = Facts.names(body);
    return new Features(
        body.hash(0, body.size()),
        printHash(headline, text),
        IntSets.ofBrief(shingles),
        Facts.numbers(body),
        names,
        Facts.subjects(head, body, names),
        picks);
  }

  private static long printHash(String headline, String text) {
    return Hash.mix(print(Hash.combine(print(Hash.SEED, headline), '\n'), text));
  }

  /** Takes in what is printed, four characters at a time. */
  private static long print(long hash, String text) {
    long running = hash;
    long four = 0;
    int printed = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        four = four << Character.SIZE | c;
        if ((++printed & 3) == 0) {
          running = Hash.combine(running, four);
        }
      }
    }
    return Hash.combine(Hash.combine(running, four), printed);
  }
}
