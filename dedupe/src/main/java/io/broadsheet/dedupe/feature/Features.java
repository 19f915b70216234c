package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * All that comparisons need of an article, so that its text need not be kept. Immutable: the arrays
 * are shared and must not be written to. Two features are equal when both articles say the same.
 *
 * @param bodyHash of all words of the body in their order; equal for equal words only
 * @param printHash of title and body as they are printed, spaces apart: what tells a corrected
 *     point or capital from an unchanged text
 * @param shingles hashes of 20 bits, distinct and ascending; empty when the body has no words,
 *     which matches nothing
 * @param numbers those of the body, and the pairs of successive ones; likewise
 * @param names the capitalised words of the body; likewise
 * @param subjects the names that the title has too and the body never prints small; likewise
 * @param picks the runs of words under which the article is indexed: 32 bits, distinct and
 *     ascending
 */
public record Features(
    long bodyHash,
    long printHash,
    int[] shingles,
    int[] numbers,
    int[] names,
    int[] subjects,
    int[] picks) {

  /**
   * Changes whenever stored features of before are no longer comparable with new ones, and whenever
   * anything else that dedupe stores gets another form: state of another version is refused.
   */
  public static final int VERSION = 5;

  /** Bytes that an index key takes; its upper bits are zero. */
  public static final int KEY_BYTES = 4;

  public static Features of(String title, String text) {
    return Extractor.features(title, text);
  }

  /** The shingles of a text and nothing else, as {@link #shingles} holds them. */
  public static int[] shinglesOf(String text) {
    return IntSets.ofBrief(Shingler.inOrder(Tokenizer.tokenize(text)));
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
    return picks.length > 0
        && (bodyHash == other.bodyHash && other.picks.length > 0
            || IntSets.intersect(picks, other.picks));
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
        && printHash == that.printHash
        && Arrays.equals(shingles, that.shingles)
        && Arrays.equals(numbers, that.numbers)
        && Arrays.equals(names, that.names)
        && Arrays.equals(subjects, that.subjects)
        && Arrays.equals(picks, that.picks);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bodyHash * 31 + printHash);
  }

  @Override
  public String toString() {
    return "Features[body=%016x, print=%016x, %d shingles]"
        .formatted(bodyHash, printHash, shingles.length);
  }
}
