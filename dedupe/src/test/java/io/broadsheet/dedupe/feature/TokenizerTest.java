package io.broadsheet.dedupe.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The minister said so | THE MINISTER SAID SO",
        "It rose 3.5 percent in the U.S. | It rose 35 percent in the US",
        "It's a well-known fact | Its a wellknown fact",
        "It’s “true”, he said | It's \"true\", he said",
        "Straße nach Köln | STRASSE NACH KOLN",
        "altın ışık İstanbul | ALTIN IŞIK ISTANBUL",
        "Αθήνα νέος | ΑΘΗΝΑ ΝΕΟΣ",
        "soft\u00adhyphen and zero\u200bwidth | softhyphen and zerowidth",
        "ﬁnal １２ | final 12",
        "cafe\u0301 | café",
        "between 10–12 and 24/7 | between 1012 and 247",
      })
  void shouldTakeDifferentPrintsForTheSameWords(String one, String other) {
    assertThat(hashes(one)).isEqualTo(hashes(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1987 | 1988",
        "word | words",
        "not so | so not",
        "part one | part. one two",
        "が | か",
      })
  void shouldTellDifferentWordsApart(String one, String other) {
    assertThat(hashes(one)).isNotEqualTo(hashes(other));
  }

  /** Words are read in runs, which what does not count interrupts. */
  @Property
  void shouldReadWordsAlikeInOneRunAndCharacterByCharacter(
      @ForAll @CharRange(from = 'a', to = 'e') @Chars({' ', 'B', '7', 'ß', 'é', 'ı', '漢', '٣'})
          String text) {
    assertThat(hashes(String.join("\u00ad", text.split("")))).isEqualTo(hashes(text));
  }

  @Test
  void shouldEndWordsAtPunctuationThatIsNotInsideOne() {
    assertThat(Tokenizer.tokenize("one, two. three… (four) – five—six -seven- 'eight'").size())
        .isEqualTo(8);
  }

  @Test
  void shouldTakeScriptsWithoutSpacesCharacterByCharacter() {
    assertThat(Tokenizer.tokenize("東京です").size()).isEqualTo(4);
    assertThat(Tokenizer.tokenize("2024年").size()).isEqualTo(2);
    assertThat(Tokenizer.tokenize("서울 시").size()).isEqualTo(3);
    assertThat(Tokenizer.tokenize("𠮷野").size()).isEqualTo(2);
  }

  @Test
  void shouldFlagNumbersAndNamesButNotTheBeginningsOfSentences() {
    Tokens tokens = Tokenizer.tokenize("Then Anna paid 12 crowns. They left.");
    assertThat(tokens.is(0, Tokens.OPENING)).isTrue();
    assertThat(tokens.is(1, Tokens.CAPITAL)).isTrue();
    assertThat(tokens.is(1, Tokens.OPENING)).isFalse();
    assertThat(tokens.is(3, Tokens.NUMBER)).isTrue();
    assertThat(tokens.is(5, Tokens.OPENING)).isTrue();
  }

  @Test
  void shouldFindNoWordsInBlankText() {
    assertThat(Tokenizer.tokenize("").size()).isZero();
    assertThat(Tokenizer.tokenize(" \n . — 😀 ").size()).isZero();
  }

  @Test
  void shouldStopAtTheLongestTextItLooksAt() {
    assertThat(Tokenizer.tokenize("word ".repeat(Tokenizer.MAX_TOKENS + 9)).size())
        .isEqualTo(Tokenizer.MAX_TOKENS);
  }

  private static List<Long> hashes(String text) {
    Tokens tokens = Tokenizer.tokenize(text);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      hashes.add(tokens.hash(i));
    }
    return hashes;
  }
}
