package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * The words of a text in their order, as 64-bit hashes with flags. Mutable while a {@link
 * Tokenizer} fills it; not thread-safe.
 */
final class Tokens {

  /** Begins with a digit. */
  static final byte NUMBER = 1;

  /** Begins with a capital letter. */
  static final byte CAPITAL = 2;

  /** The first word of a sentence or paragraph, where a capital letter tells nothing. */
  static final byte OPENING = 4;

  /** A single character of a script without spaces. */
  static final byte SINGLE = 8;

  /** Of so few letters that it seldom says what a text is about. */
  static final byte SHORT = 16;

  private static final int SOME_FIGURES = 16;

  private long[] hashes;
  private byte[] flags;
  private int size;
  private long[] figures = new long[SOME_FIGURES];
  private int figureCount;

  /**
   * @param expected how many words are likely to come
   */
  Tokens(int expected) {
    hashes = new long[expected + 1];
    flags = new byte[expected + 1];
  }

  void add(long hash, byte flag) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      flags = Arrays.copyOf(flags, size * 2);
    }
    hashes[size] = hash;
    flags[size++] = flag;
  }

  /** Takes the digits with which a word begins. */
  void addFigure(long hash) {
    if (figureCount == figures.length) {
      figures = Arrays.copyOf(figures, figureCount * 2);
    }
    figures[figureCount++] = hash;
  }

  /** The hashes of all digits with which words begin, in the order of the text. */
  long[] figures() {
    return Arrays.copyOf(figures, figureCount);
  }

  int size() {
    return size;
  }

  long hash(int index) {
    return hashes[index];
  }

  boolean is(int index, byte flag) {
    return (flags[index] & flag) != 0;
  }

  /** Hashes the words {@code from} to {@code to}, exclusive, in their order. */
  long hash(int from, int to) {
    long hash = to - from;
    for (int i = from; i < to; i++) {
      hash = Hash.combine(hash, hashes[i]);
    }
    return Hash.mix(hash);
  }
}
