package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * Where the story stands in a body, whatever a site prints around it: shingles as those of {@link
 * Features#shingles}.
 *
 * @param told with a word of the headline, but not the headline itself, which lists of stories
 *     print as well; in scripts without spaces, with two characters of it
 * @param opening the first ones
 */
record StoryMarks(int[] told, int[] opening) {

  private static final int TITLE_WORDS = 20;
  private static final int OPENING_SHINGLES = 40;

  /**
   * @param shingles of the body, in text order
   */
  static StoryMarks of(Tokens title, Tokens body, int[] shingles) {
    Phrases words = new Phrases();
    Phrases headline = new Phrases();
    for (int i = 0; i < Math.min(title.size(), TITLE_WORDS); i++) {
      if (says(title, i)) {
        words.add(word(title, i));
      }
      if (runEnd(title, i) <= title.size()) {
        headline.add(title.hash(i, runEnd(title, i)));
      }
    }
    return new StoryMarks(
        IntSets.ofBrief(told(body, shingles, words, headline)),
        IntSets.ofBrief(Arrays.copyOf(shingles, Math.min(OPENING_SHINGLES, shingles.length))));
  }

  private static int[] told(Tokens body, int[] shingles, Phrases words, Phrases headline) {
    int[] told = new int[shingles.length];
    int size = 0;
    int shingle = 0;
    int word = next(body, 0, words);
    for (int i = 0; i < body.size() && word < body.size(); i++) {
      int end = i + Shingler.length(body, i);
      if (end > body.size()) {
        continue;
      }
      word = word < i ? next(body, i, words) : word;
      if (word < end && wordEnd(body, word) <= end && !prints(body, i, end, headline)) {
        told[size++] = shingles[shingle];
      }
      shingle++;
    }
    return Arrays.copyOf(told, size);
  }

  /** Where the next of the words begins. */
  private static int next(Tokens body, int from, Phrases words) {
    int i = from;
    while (i < body.size() && !(says(body, i) && words.has(word(body, i)))) {
      i++;
    }
    return i;
  }

  private static boolean prints(Tokens body, int from, int to, Phrases headline) {
    for (int i = from; i < to; i++) {
      if (runEnd(body, i) <= to && headline.has(body.hash(i, runEnd(body, i)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word begins here that says something. */
  private static boolean says(Tokens tokens, int i) {
    return tokens.is(i, Tokens.NUMBER)
        || !tokens.is(i, Tokens.SHORT) && wordEnd(tokens, i) <= tokens.size();
  }

  private static long word(Tokens tokens, int i) {
    return tokens.is(i, Tokens.SINGLE) ? tokens.hash(i, i + 2) : tokens.hash(i);
  }

  /** Two characters are taken for a word in scripts without spaces. */
  private static int wordEnd(Tokens tokens, int i) {
    return tokens.is(i, Tokens.SINGLE) ? i + 2 : i + 1;
  }

  private static int runEnd(Tokens tokens, int i) {
    return wordEnd(tokens, i) + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoryMarks that
        && Arrays.equals(told, that.told)
        && Arrays.equals(opening, that.opening);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(told) * 31 + Arrays.hashCode(opening);
  }

  /** A few hashes, most others told from them by one bit. */
  private static final class Phrases {

    private final long[] hashes = new long[TITLE_WORDS];
    private int size;
    private long bits;

    void add(long hash) {
      hashes[size++] = hash;
      bits |= 1L << hash;
    }

    boolean has(long hash) {
      if ((bits >>> hash & 1) == 0) {
        return false;
      }
      for (int i = 0; i < size; i++) {
        if (hashes[i] == hash) {
          return true;
        }
      }
      return false;
    }
  }
}
