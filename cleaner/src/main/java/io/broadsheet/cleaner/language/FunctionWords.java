package io.broadsheet.cleaner.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells languages of Africa that the n-gram model does not know, such as Xhosa and Setswana, from
 * those that it takes them for, such as Zulu and Swahili: by counting words and affixes that each
 * is full of, listed in {@code function-words.txt}. Immutable.
 */
final class FunctionWords {

  private static final String RESOURCE = "function-words.txt";
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** So many words of another language are chance. */
  private static final int CHANCE = 1;

  private final List<WordList> lists;

  private FunctionWords(List<WordList> lists) {
    this.lists = lists;
  }

  static FunctionWords load() {
    try (InputStream in = FunctionWords.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new FunctionWords(
          lines.lines().filter(line -> !line.startsWith("#")).map(WordList::parse).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * The language of a sample in lower case that the model took for {@code model}: that language,
   * unless the sample has two words or more, and more than of its own, of one that is taken for it.
   *
   * @return an ISO 639 code, of three letters where there is none of two
   */
  String decide(String sample, String model) {
    Optional<WordList> own = lists.stream().filter(list -> list.language().equals(model)).findAny();
    if (own.isEmpty()) {
      return model;
    }
    String[] words = NO_LETTERS.split(sample);
    String best = model;
    int most = Math.max(CHANCE, own.get().count(words));
    for (WordList list : lists) {
      int count = list.takenFor().contains(model) ? list.count(words) : 0;
      if (count > most) {
        most = count;
        best = list.language();
      }
    }
    return best;
  }
}
