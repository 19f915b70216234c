package io.broadsheet.bench.score;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well one text agrees with its gold text.
 *
 * @param precision share of the text's runs that the gold text has; absent for an empty text
 * @param recall share of the gold text's runs that the text has; absent for an empty gold text
 * @param exact whether both have the same words in the same order
 */
public record PageScore(OptionalDouble precision, OptionalDouble recall, boolean exact) {

  public static PageScore of(String gold, String text) {
    List<String> goldWords = Shingles.words(gold);
    List<String> words = Shingles.words(text);
    Map<List<String>, Integer> wanted = Shingles.of(goldWords);
    Map<List<String>, Integer> given = Shingles.of(words);
    int common = Shingles.common(wanted, given);
    return new PageScore(share(common, given), share(common, wanted), goldWords.equals(words));
  }

  private static OptionalDouble share(int common, Map<List<String>, Integer> bag) {
    return bag.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) common / Shingles.size(bag));
  }
}
