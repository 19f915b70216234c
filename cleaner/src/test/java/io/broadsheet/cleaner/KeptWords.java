package io.broadsheet.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The promise that an article says nothing that its page does not say, and in the same order. */
final class KeptWords {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private KeptWords() {}

  /** Fails when a word of the text is missing from the source behind the word before it. */
  static void assertInOrder(String text, String source) {
    String letters = NO_WORD.matcher(nfc(source)).replaceAll("");
    int at = 0;
    for (String word : NO_WORD.split(nfc(text))) {
      int found = letters.indexOf(word, at);
      assertThat(found).as("the word '%s' of: %s", word, text).isNotNegative();
      at = found + word.length();
    }
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
