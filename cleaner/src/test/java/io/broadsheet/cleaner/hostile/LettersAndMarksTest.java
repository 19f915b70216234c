package io.broadsheet.cleaner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.broadsheet.cleaner.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The cleaner throws on no letter and no mark, wherever it stands alone. Of ideographs and Hangul
 * syllables, which are all of one kind, some are taken.
 */
class LettersAndMarksTest {

  private static final Cleaner CLEANER = new Cleaner();

  private static final int OF_ONE_KIND = 997;
  private static final int OF_WHOLE_PAGES = 397;
  private static final int BLOCKS = 150;

  private static final String STORY =
      "The council met on Thursday and approved a plan that will cost the harbour a million crowns,"
          + " engineers said.";

  private static final List<Integer> CHARACTERS =
      IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
          .filter(LettersAndMarksTest::isTaken)
          .boxed()
          .toList();

  private static boolean isTaken(int c) {
    boolean isOfOneKind =
        Character.isIdeographic(c)
            || Character.UnicodeBlock.of(c) == Character.UnicodeBlock.HANGUL_SYLLABLES;
    return switch (Character.getType(c)) {
      case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
      default -> !isOfOneKind || c % OF_ONE_KIND == 0;
    };
  }

  private static void clean(String page, String what) {
    assertThatCode(() -> CLEANER.clean(HostilePages.page(page.getBytes(UTF_8))))
        .as(what)
        .doesNotThrowAnyException();
  }

  private static String codes(String text) {
    return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
  }

  private static void cleanEverywhere(String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    clean(
        """
        <html><head><title>%1$s</title><meta name="author" content="%1$s">
        <meta property="og:site_name" content="%1$s"></head><body><article><h1>%1$s</h1>
        <p class="byline">By %1$s</p><span rel="author">%1$s</span><time>%1$s</time>
        <p>%1$s</p><p>%1$s %1$s</p><p>Read %1$s more</p><h2>%1$s</h2><a href="/x">%1$s %1$s</a>
        <ul><li>%1$s</li></ul><table><tr><td>%1$s</td></tr></table><blockquote>%1$s</blockquote>
        <figcaption>%1$s</figcaption>%2$s</article></body></html>
        """
            .formatted(safe, ("<p>" + STORY + "</p>").repeat(4)),
        "in markup: " + codes(text));
    String story = STORY + "\n\n" + STORY + "\n\n";
    clean(
        "%1$s\n\nBy %1$s\n\n%1$s\n\n%1$s %1$s\n\n%2$s# %1$s\n\n* %1$s\n\n> %1$s\n\nPhoto: %1$s\n\n%1$s: %1$s\n\n%2$s%1$s"
            .formatted(text, story),
        "in lines: " + codes(text));
  }

  @Example
  void shouldCleanEveryCharacterAloneInABlockAndInALine() {
    for (int from = 0; from < CHARACTERS.size(); from += BLOCKS) {
      List<String> some = new ArrayList<>();
      CHARACTERS.subList(from, Math.min(from + BLOCKS, CHARACTERS.size())).stream()
          .map(Character::toString)
          .filter(c -> !"<&".contains(c))
          .forEach(some::add);
      String story = "<p>" + STORY + "</p>";
      String blocks = "<p>" + String.join("</p><p>", some) + "</p>";
      String items = "<ul><li>" + String.join("</li><li>", some) + "</li></ul>";
      clean(
          "<html><body>" + story + story + blocks + items + story + "</body></html>",
          "blocks from " + codes(some.get(0)));
      clean(
          STORY + "\n\n" + String.join("\n\n", some) + "\n\n" + STORY,
          "lines from " + codes(some.get(0)));
    }
  }

  @Example
  void shouldCleanPagesWhoseTitlesAndNamesAreOneCharacter() {
    for (int i = 0; i < CHARACTERS.size(); i += OF_WHOLE_PAGES) {
      cleanEverywhere(Character.toString(CHARACTERS.get(i)));
    }
  }

  /** Of these nothing is left of a word where apostrophes, marks and the like do not count. */
  @Example
  void shouldCleanWordsOfWhichNothingCounts() {
    for (String text :
        List.of("\u0640", "\u02bc", "\u0640\u064b", "\u02bc\u0301", "\u200d\u0640")) {
      cleanEverywhere(text);
    }
  }

  @Property(tries = 50)
  void shouldCleanCharactersInPairs(@ForAll("some") String text) {
    cleanEverywhere(text);
  }

  @Provide
  Arbitrary<String> some() {
    return Arbitraries.of(CHARACTERS)
        .map(Character::toString)
        .list()
        .ofMinSize(2)
        .ofMaxSize(3)
        .map(list -> String.join("", list));
  }
}
