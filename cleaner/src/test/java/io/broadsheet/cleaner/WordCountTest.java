package io.broadsheet.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordCountTest {

  private static int byRules(String text) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    int count = 0;
    while (words.next() != BreakIterator.DONE) {
      count += words.getRuleStatus() == BreakIterator.WORD_NONE ? 0 : 1;
    }
    return count;
  }

  @Test
  void shouldCountWordsOfMostLanguages() {
    assertThat(WordCount.of("“Don't,” she said: 3.5 km – naïve?\n\nЖизнь прекрасна.")).isEqualTo(8);
    assertThat(WordCount.of("橋は春まで閉鎖される。")).isEqualTo(byRules("橋は春まで閉鎖される。"));
    assertThat(WordCount.of("")).isZero();
  }

  @Test
  void shouldCountAsTheRulesDoWithAnyCharacter() {
    for (int c = 1; c < 0x3100; c++) {
      for (String around : new String[] {"a%sb", "a %s b", "%sa", "a%s", "1%s2", "a%s1", "a.%sb"}) {
        String text = around.formatted((char) c);
        assertThat(WordCount.of(text)).as("U+%04X in %s", c, around).isEqualTo(byRules(text));
      }
    }
  }

  @Property(tries = 3000)
  void anyTextIsCountedAsTheRulesDo(@ForAll("texts") String text) {
    assertThat(WordCount.of(text)).isEqualTo(byRules(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            " ", " ", "\n\n", "a", "B", "é", "ж", "7", ".", ",", "'", "’", "“", "-", "–", "…", "_",
            ":", ";", "@", "/", "(", ")", "\u0301", "\u200d", "א", "\"", "漢", "ก", "ア", "\u00a0",
            "\u00ad", "😀", "3.5", "U.S.", "‘", "%", "&", "=", "$", "[", "ệ", "α", "ا", "क", "1,0")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }
}
