package io.broadsheet.cleaner.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {

  @Test
  void shouldComposeAccentsAndCollapseWhiteSpace() {
    assertThat(Normaliser.paragraph("  Cafe\u0301\u00a0 au\t\n lait ")).isEqualTo("Café au lait");
  }

  @Test
  void shouldDropControlZeroWidthAndPrivateUseCharacters() {
    assertThat(Normaliser.paragraph("a\u0000b\u200bc\ufeffd\u00ade\ue001f\u202ag\ud800"))
        .isEqualTo("abcdefg");
  }

  @Test
  void shouldKeepJoinersWhereScriptsAndEmojiNeedThem() {
    assertThat(Normaliser.paragraph("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    assertThat(Normaliser.paragraph("क्\u200dष")).isEqualTo("क्\u200dष");
    assertThat(Normaliser.paragraph("👩\u200d🚀")).isEqualTo("👩\u200d🚀");
    assertThat(Normaliser.paragraph("plain\u200cword \u200c")).isEqualTo("plainword");
  }

  @Test
  void shouldNotSpaceChineseApartAtALineBreak() {
    assertThat(Normaliser.paragraph("市长周一\n表示，将\r\n重建")).isEqualTo("市长周一表示，将重建");
    assertThat(Normaliser.paragraph("시장은\n월요일")).isEqualTo("시장은 월요일");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "all over Europe.At a late hour # all over Europe. At a late hour",
        "by Mrs Zelnik.NATO will meet # by Mrs Zelnik. NATO will meet",
        "grew by 5%.The bank # grew by 5%. The bank",
        "in 2024.However, it # in 2024. However, it",
        "Is it so?Nobody knows # Is it so? Nobody knows",
        "he replied,but added # he replied, but added",
        "told writers.\"We agree,\" he said # told writers. \"We agree,\" he said",
        "she said \"it is over.\"While they # she said \"it is over.\" While they",
        "\"It is her.\"\"We know,\" he said # \"It is her.\" \"We know,\" he said",
        "über „Geld.“Der Rat # über „Geld.“ Der Rat",
        "сказал он.Однако мэр # сказал он. Однако мэр",
      })
  void shouldPartGluedSentences(String glued, String parted) {
    assertThat(Normaliser.paragraph(glued)).isEqualTo(parted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the U.S. and the U.S.A. agree",
        "e.g.This",
        "with Node.js and ASP.NET and Booking.Com",
        "see https://example.org/Some.Path?Q=A.B for more",
        "mail a.Person@example.org",
        "version 2.5.Final and 3.14",
        "J.Crew and T.J.Maxx",
        "call list.Add(item) there",
        "pandas.DataFrame is a class",
        "an iPhone from PlayStation and JavaScript",
        "St.Petersburg",
        "Mr.Smith",
        "Dr.Who",
        "10:30 a.m.",
        "1,000,000",
        "Yahoo!Japan said"
      })
  void shouldLeaveNamesNumbersAndAddressesAlone(String text) {
    assertThat(Normaliser.paragraph(text)).isEqualTo(text);
  }

  @Test
  void shouldPartANameFromTheWordBeforeItWhenTheTextKnowsTheName() {
    List<String> text =
        List.of(
            "The law came followingRuritania's invasion.",
            "They warned Ruritania's king and asked Ruritania's army to leave; in Ruritania it rained,"
                + " and for Ruritania it went on.");
    assertThat(Normaliser.paragraphs(text).get(0))
        .isEqualTo("The law came following Ruritania's invasion.");
    assertThat(Normaliser.text(List.of("She bought anotheriPhone and a playStation.")))
        .isEqualTo("She bought anotheriPhone and a playStation.");
  }

  @Test
  void shouldMakeASentenceWholeThatAPageBreakCut() {
    assertThat(
            Normaliser.text(
                List.of(
                    "At the meeting on Wednesday, the mayor also claimed the works do",
                    "not block the harbour, despite long queues.",
                    "The ferry is late.")))
        .isEqualTo(
            "At the meeting on Wednesday, the mayor also claimed the works do not block the harbour,"
                + " despite long queues.\n\nThe ferry is late.");
  }

  @Test
  void shouldPartSentencesWhereAQuotationBeginsInOneHalfAndEndsInTheOther() {
    List<String> halves =
        List.of(
            "The spokesman then added that \"nothing of this will ever",
            "happen again in this town, whatever anyone says about it.\"\"Good\", she said.");
    List<String> whole = Normaliser.paragraphs(halves);
    assertThat(whole).singleElement().asString().contains("about it.\" \"Good\"");
    assertThat(Normaliser.paragraphs(whole)).isEqualTo(whole);
  }

  @Test
  void shouldMakeASentenceWholeThatWasCutManyTimes() {
    List<String> pieces = new ArrayList<>();
    pieces.add("The council has said on Monday that it will");
    for (int i = 0; i < 100_000; i++) {
      pieces.add("go on with line %d of the tramway and after that with the next".formatted(i));
    }
    assertThat(Normaliser.paragraphs(pieces)).containsExactly(String.join(" ", pieces));
  }

  @Test
  void shouldNotJoinListsHeadingsOrAddresses() {
    List<String> list =
        List.of(
            "You need the following things from the shop around the corner:",
            "two pounds of flour from the mill in the next village",
            "one pound of butter from the farm on the other side of the hill");
    assertThat(Normaliser.paragraphs(list)).isEqualTo(list);
    List<String> heading =
        List.of("A heading that is long enough to look like a sentence", "by somebody");
    assertThat(Normaliser.paragraphs(heading)).isEqualTo(heading);
  }

  @Test
  void shouldKeepALeadThatStandsTwiceOnce() {
    String lead = "The harbour will be closed for three weeks, the mayor said on Monday.";
    String next = "Ferries leave from the old pier, and the market moves to the square.";
    assertThat(Normaliser.paragraphs(List.of(lead, lead, next))).containsExactly(lead, next);
    assertThat(Normaliser.paragraphs(List.of("La la la", "La la la"))).hasSize(2);
  }
}
