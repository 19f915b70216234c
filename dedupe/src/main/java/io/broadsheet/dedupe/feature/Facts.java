package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * What a story is about, as far as its print shows: its numbers, the pairs of successive numbers
 * (tables with the same figures in other places differ in these), and its capitalised words.
 *
 * <p>Copies of a story share them even where words were edited; stories written to one template
 * share the words and differ in these. A text in capitals counts all its words as names, which is
 * harmless, since facts are compared by how much of the smaller set the larger one holds.
 */
final class Facts {

  private static final long PAIR = 0x70616972L;

  private Facts() {}

  static int[] of(Tokens tokens) {
    int[] facts = new int[2 * tokens.size()];
    int size = 0;
    long lastNumber = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Tokens.NUMBER)) {
        long number = tokens.hash(i);
        facts[size++] = (int) number;
        if (lastNumber != 0) {
          facts[size++] = (int) Hash.mix(Hash.combine(Hash.combine(PAIR, lastNumber), number));
        }
        lastNumber = number;
      } else if (isName(tokens, i)) {
        facts[size++] = (int) tokens.hash(i);
      }
    }
    return IntSets.of(Arrays.copyOf(facts, size));
  }

  /** The first word of a sentence is capitalised anyway; it counts when the second one is too. */
  private static boolean isName(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITAL)
        && (!tokens.is(i, Tokens.OPENING)
            || i + 1 < tokens.size() && tokens.is(i + 1, Tokens.CAPITAL));
  }
}
