package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * All that comparisons need of an article. Two features are equal when both articles say the same.
 * The arrays are shared and must not be written to.
 *
 * <p>Most articles are never compared with another, so only what an article is found by is made at
 * once. The rest is made from its words when it is first asked for. Not thread-safe.
 */
public final class Features {

  /**
   * Changes whenever stored features of before are no longer comparable with new ones, and whenever
   * anything else that dedupe stores gets another form: state of another version is refused.
   */
  public static final int VERSION = 7;

  /** Bytes that an index key takes; its upper bits are zero. */
  public static final int KEY_BYTES = 4;

  /** What a word takes, a shingle of four bytes, and room for more words than there are. */
  private static final int BYTES_A_TOKEN = 16;

  private static final int OVERHEAD = 500;

  private final long bodyHash;
  private final int[] picks;

  /** Null when the features were decoded; what follows is complete then. */
  private final Words words;

  private Long printHash;
  private int[] shingles;
  private Facts facts;
  private StoryMarks marks;

  private Features(Words words) {
    this.bodyHash = words.bodyHash();
    this.picks = words.picks();
    this.words = words;
  }

  Features(
      long bodyHash, int[] picks, long printHash, int[] shingles, Facts facts, StoryMarks marks) {
    this.bodyHash = bodyHash;
    this.picks = picks;
    this.words = null;
    this.printHash = printHash;
    this.shingles = shingles;
    this.facts = facts;
    this.marks = marks;
  }

  /**
   * @param title may be null
   */
  public static Features of(String title, String text) {
    return new Features(Words.of(title, text));
  }

  /** The shingles of a text and nothing else, as {@link #shingles} holds them. */
  public static int[] shinglesOf(String text) {
    return IntSets.ofBrief(Shingler.inOrder(Tokenizer.tokenize(text)));
  }

  /** Whether the body has no words, which matches nothing. */
  public boolean isEmpty() {
    return picks.length == 0;
  }

  /** Of all words of the body in their order; equal for equal words only. */
  public long bodyHash() {
    return bodyHash;
  }

  /**
   * The runs of words under which the article is indexed: 32 bits, distinct and ascending; none
   * when the body has no words.
   */
  public int[] picks() {
    return picks;
  }

  /**
   * Of title and body as they are printed, spaces apart: what tells a corrected point or capital
   * from an unchanged text.
   */
  public long printHash() {
    if (printHash == null) {
      printHash = words.printHash();
    }
    return printHash;
  }

  /** Hashes of 20 bits, distinct and ascending; none when the body has no words. */
  public int[] shingles() {
    if (shingles == null) {
      shingles = words.shingles();
    }
    return shingles;
  }

  /** Those of the body, and the pairs of successive ones; hashes as those of shingles. */
  public int[] numbers() {
    return facts().numbers();
  }

  /** The capitalised words of the body; hashes as those of shingles. */
  public int[] names() {
    return facts().names();
  }

  /** Those of the names that are among the first words of the body. */
  public int[] leads() {
    return facts().leads();
  }

  /** The names that the title has too and the body never prints small. */
  public int[] subjects() {
    return facts().subjects();
  }

  /** Those of the shingles that tell what the headline says, without the headline itself. */
  public int[] told() {
    return marks().told();
  }

  /** The first of the shingles in the order of the text. */
  public int[] opening() {
    return marks().opening();
  }

  private StoryMarks marks() {
    if (marks == null) {
      marks = words.marks();
    }
    return marks;
  }

  private Facts facts() {
    if (facts == null) {
      facts = words.facts();
    }
    return facts;
  }

  /**
   * The keys under which an article is found: two articles are compared only when they share one.
   * The first stands for the body's exact words. Empty when the body has no words.
   */
  public long[] keys() {
    return IndexKeys.of(this);
  }

  /** Whether the two have an index key in common. */
  public boolean sharesKeyWith(Features other) {
    return !isEmpty()
        && (bodyHash == other.bodyHash && !other.isEmpty()
            || IntSets.intersect(picks, other.picks));
  }

  /** How many bytes it takes in memory when all of it is made, about; without title and text. */
  public int bytes() {
    int tokens = words == null ? shingles().length : words.size();
    return OVERHEAD + tokens * BYTES_A_TOKEN;
  }

  /** A binary form that {@link #decode} reads in this and later releases. */
  public byte[] encode() {
    return FeaturesCodec.encode(this);
  }

  /**
   * @throws IllegalArgumentException when the bytes are of another version, or no features at all
   */
  public static Features decode(byte[] bytes) {
    return FeaturesCodec.decode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features that
        && bodyHash == that.bodyHash
        && printHash() == that.printHash()
        && Arrays.equals(picks, that.picks)
        && Arrays.equals(shingles(), that.shingles())
        && facts().equals(that.facts())
        && marks().equals(that.marks());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bodyHash);
  }

  @Override
  public String toString() {
    return "Features[body=%016x, %d picks]".formatted(bodyHash, picks.length);
  }
}
