package io.broadsheet.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BodyHashTest {

  private static final Set<Integer> MARKS =
      Set.of((int) Character.NON_SPACING_MARK, (int) Character.COMBINING_SPACING_MARK);

  @Test
  void shouldNeverChange() {
    assertThat(BodyHash.of("Two roads diverged.")).isEqualTo("40f51ba040b69230b54f69093466917f");
  }

  @Test
  void shouldIgnoreCaseSpaceAndPunctuation() {
    assertThat(BodyHash.of("“Two roads”,\n\ndiverged!"))
        .isEqualTo(BodyHash.of("two ROADS diverged"));
    assertThat(BodyHash.of("Straße ｱ")).isEqualTo(BodyHash.of("STRASSE ア"));
  }

  @Test
  void shouldKeepWhatDistinguishesWords() {
    assertThat(BodyHash.of("दिन")).isNotEqualTo(BodyHash.of("दान"));
    assertThat(BodyHash.of("page 1")).isNotEqualTo(BodyHash.of("page 2"));
  }

  @Test
  void shouldTakeNullAsEmpty() {
    assertThat(BodyHash.of(null)).isEqualTo(BodyHash.of(" – "));
  }

  @Property(tries = 2000)
  void anyTextIsFoldedPieceByPieceAsAWhole(@ForAll("texts") String text) {
    assertThat(BodyHash.of(text)).isEqualTo(hashOfAll(text));
  }

  @Test
  void shouldFoldLongTextsWithoutSpaces() {
    for (String piece : List.of("\ufdfa", "e\u0301", "가", "\u1100\u1161", "😀", "ß", "\u0301")) {
      String text = "a" + piece.repeat(3_000);
      assertThat(BodyHash.of(text)).as(piece).isEqualTo(hashOfAll(text));
    }
  }

  @Test
  void shouldFoldEveryCharacterBesideOthers() {
    for (int c = 1; c <= Character.MAX_VALUE; c++) {
      for (String around : new String[] {"%s", "a%s", "é%sb", "日%s", "%s\u0301", "%s\u3099"}) {
        String text = around.formatted((char) c);
        assertThat(BodyHash.of(text)).as("U+%04X in %s", c, around).isEqualTo(hashOfAll(text));
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "B", " ", "\n", "e", "\u0301", "\u0327", "ß", "İ", "ﬁ", "\ufdfa", "\u1100",
            "\u1161", "가", "ｶ", "ﾞ", "か", "\u3099", "\u200d", "\u00ad", "७", "ि", "😀", "\ud83d",
            "Å", "1", ".")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }

  private static String hashOfAll(String text) {
    StringBuilder words = new StringBuilder();
    Normalizer2.getNFKCCasefoldInstance()
        .normalize(text)
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || MARKS.contains(Character.getType(c)))
        .forEach(words::appendCodePoint);
    byte[] digest = ArticleId.sha256().digest(words.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }
}
