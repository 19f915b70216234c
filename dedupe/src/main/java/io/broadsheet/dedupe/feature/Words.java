package io.broadsheet.dedupe.feature;

/** The words of an article, from which its features are made. Not thread-safe. */
final class Words {

  /** A body of fewer words, such as "Details to follow", says too little without its headline. */
  private static final int FEW_TOKENS = 12;

  private final String headline;
  private final String text;
  private final Tokens body;
  private final int[] shingles;
  private Tokens title;

  /**
   * @param body the tokens of the text, with those of the headline before them if they are few
   */
  private Words(String headline, String text, Tokens body) {
    this.headline = headline;
    this.text = text;
    this.body = body;
    this.shingles = Shingler.inOrder(body);
  }

  /**
   * @param title may be null
   */
  static Words of(String title, String text) {
    String headline = title == null ? "" : title;
    Tokens body = Tokenizer.tokenize(text);
    if (body.size() > 0 && body.size() < FEW_TOKENS) {
      body = Tokenizer.tokenize(headline + "\n" + text);
    }
    return new Words(headline, text, body);
  }

  long bodyHash() {
    return body.hash(0, body.size());
  }

  int size() {
    return body.size();
  }

  private Tokens title() {
    if (title == null) {
      title = Tokenizer.tokenize(headline);
    }
    return title;
  }

  int[] picks() {
    return IndexKeys.picks(Shingler.pairs(body, shingles));
  }

  int[] shingles() {
    return IntSets.ofBrief(shingles.clone());
  }

  Facts facts() {
    return Facts.of(title(), body);
  }

  StoryMarks marks() {
    return StoryMarks.of(title(), body, shingles);
  }

  long printHash() {
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
