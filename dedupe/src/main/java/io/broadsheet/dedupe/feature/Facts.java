package io.broadsheet.dedupe.feature;

import java.util.Arrays;

/**
 * What a story is about, as far as its print shows: its numbers and its capitalised words.
 *
 * <p>Copies of a story share them even where words were edited; stories written to one template
 * share the words and differ in these.
 *
 * @param numbers those of the body, and the pairs of successive ones; a table with the same figures
 *     in other places differs in the pairs
 * @param names the capitalised words of the body
 * @param leads those of the names that are among the first words
 * @param subjects the names that the title has too and the body never prints small
 */
record Facts(int[] numbers, int[] names, int[] leads, int[] subjects) {

  private static final long PAIR = 0x70616972L;

  private static final int TITLE_WORDS = 20;

  /** What a lead takes to say who did what. */
  private static final int LEAD_WORDS = 30;

  static Facts of(Tokens title, Tokens body) {
    int[] names = names(body, body.size());
    int[] leads = names(body, Math.min(body.size(), LEAD_WORDS));
    return new Facts(numbers(body), names, leads, subjects(title, body, names));
  }

  private static int[] numbers(Tokens tokens) {
    long[] figures = tokens.figures();
    int[] numbers = new int[2 * figures.length];
    int size = 0;
    for (int i = 0; i < figures.length; i++) {
      numbers[size++] = Hash.brief(figures[i]);
      if (i > 0) {
        numbers[size++] =
            Hash.brief(Hash.mix(Hash.combine(Hash.combine(PAIR, figures[i - 1]), figures[i])));
      }
    }
    return IntSets.ofBrief(Arrays.copyOf(numbers, size));
  }

  /**
   * The capitalised words among the first ones. A text in capitals counts all its words, which is
   * harmless, since facts are compared by how much of the smaller set the larger one holds.
   */
  private static int[] names(Tokens tokens, int first) {
    int[] names = new int[first];
    int size = 0;
    for (int i = 0; i < first; i++) {
      if (isName(tokens, i)) {
        names[size++] = Hash.brief(tokens.hash(i));
      }
    }
    return IntSets.ofBrief(Arrays.copyOf(names, size));
  }

  /**
   * Those of the names that the title has too, printed in any way, and that the body never begins
   * with a small letter. The first words of a title are looked at.
   */
  private static int[] subjects(Tokens title, Tokens body, int[] names) {
    int[] subjects = new int[Math.min(title.size(), TITLE_WORDS)];
    int size = 0;
    for (int i = 0; i < subjects.length; i++) {
      int word = Hash.brief(title.hash(i));
      if (Arrays.binarySearch(names, word) >= 0 && isAlwaysCapital(body, title.hash(i))) {
        subjects[size++] = word;
      }
    }
    return IntSets.ofBrief(Arrays.copyOf(subjects, size));
  }

  private static boolean isAlwaysCapital(Tokens body, long word) {
    for (int i = 0; i < body.size(); i++) {
      if (body.hash(i) == word && !body.is(i, Tokens.CAPITAL)) {
        return false;
      }
    }
    return true;
  }

  /** The first word of a sentence is capitalised anyway; it counts when the second one is too. */
  private static boolean isName(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITAL)
        && (!tokens.is(i, Tokens.OPENING)
            || i + 1 < tokens.size() && tokens.is(i + 1, Tokens.CAPITAL));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts that
        && Arrays.equals(numbers, that.numbers)
        && Arrays.equals(names, that.names)
        && Arrays.equals(leads, that.leads)
        && Arrays.equals(subjects, that.subjects);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers) * 31 + Arrays.hashCode(names);
  }
}
