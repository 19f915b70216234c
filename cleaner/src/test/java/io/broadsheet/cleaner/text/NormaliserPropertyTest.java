package io.broadsheet.cleaner.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NormaliserPropertyTest {

  @Property(tries = 500)
  void anyParagraphIsNormalisedOnce(@ForAll String raw) {
    String once = Normaliser.paragraph(raw);
    assertThat(Normaliser.paragraph(once)).isEqualTo(once);
    assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
  }

  @Property(tries = 1000)
  void anArticleIsNormalisedOnce(@ForAll("articles") List<String> raw) {
    List<String> once = Normaliser.paragraphs(raw);
    assertThat(Normaliser.paragraphs(once)).isEqualTo(once);
  }

  @Property(tries = 1000)
  void lettersAndDigitsStayInOrder(@ForAll("articles") List<String> raw) {
    String source = letters(String.join("", raw));
    String kept = letters(Normaliser.text(raw));
    int at = 0;
    for (int i = 0; i < source.length() && at < kept.length(); i++) {
      at += source.charAt(i) == kept.charAt(at) ? 1 : 0;
    }
    assertThat(at).isEqualTo(kept.length());
  }

  @Property(tries = 1000)
  void noWordIsCutOrMadeButWhereTextWasGlued(@ForAll("sentences") String raw) {
    assertThat(letters(Normaliser.paragraph(raw))).isEqualTo(letters(raw));
  }

  @Provide
  Arbitrary<List<String>> articles() {
    return sentences().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> sentences() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "Europe",
            "across",
            "NATO",
            "said",
            "followingRussia",
            "Russia",
            "to Russia",
            "in Russia",
            "U.S",
            "5%",
            "2024",
            "St",
            ".",
            ".",
            "!",
            "?",
            ",",
            "\"",
            "“",
            "”",
            "„",
            "«",
            "»",
            "’",
            " ",
            " ",
            " ",
            "\n",
            "https://a.Bc",
            "(",
            ")",
            "I",
            "A",
            "The",
            "Она",
            "мэр",
            "市长",
            "می\u200cخواهم",
            "this is a longer piece of an ordinary sentence that goes on");
    return piece.list().ofMinSize(1).ofMaxSize(14).map(list -> String.join("", list));
  }

  private static String letters(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
    return out.toString();
  }
}
