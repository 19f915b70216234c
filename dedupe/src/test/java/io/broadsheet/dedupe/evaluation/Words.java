package io.broadsheet.dedupe.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as words, each with the white space after it, so that joining them gives the text back. In
 * scripts without spaces a word is one character.
 */
final class Words {

  private static final Pattern WORD =
      Pattern.compile(
          "([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]"
              + "|[^\\s\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+)\\s*");

  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  static String join(List<String> words) {
    return String.join("", words).strip();
  }

  /** The first words of a text. */
  static String first(String text, int count) {
    List<String> words = of(text);
    return join(words.subList(0, Math.min(count, words.size())));
  }
}
