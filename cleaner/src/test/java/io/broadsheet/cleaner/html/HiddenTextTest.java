package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.block.Block;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {

  private static final String SHOWN =
      "The harbour office has moved to the old customs house, where it opens at seven.";
  private static final String LONG = "Boats must be signed in by noon, the office says. ".repeat(8);

  private static String read(String html) {
    return BlockReader.read(Jsoup.parse(html)).stream()
        .map(Block::text)
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class='sr-only'",
        "class='c-link__visually-hidden'",
        "class=screenReaderText",
        "class='u-hiddenVisually x'",
        "class=offscreen",
        "class=hidden",
        "class=d-none",
        "hidden",
        "style='display: none'",
        "style='color:red;DISPLAY:NONE !important'",
        "style='position:absolute; left:-9999px'",
        "style='position: fixed;top:-100em'",
        "style='clip: rect(0, 0, 0, 0); position:absolute'",
        "style='clip:rect(1px,1px,1px,1px)'",
        "style='clip-path:inset(50%)'",
        "style='text-indent:-9999px'",
        "style='font-size:0'",
        "style='visibility: hidden'",
        "style='opacity:0'",
        "style='position:absolute;width:1px;height:1px;overflow:hidden'",
        "aria-hidden=true",
        "class=note-for-feeds",
        "id=trap",
        "class=material-icons aria-hidden=true"
      })
  void shouldLeaveOutWhatIsNotShown(String attributes) {
    String sheet =
        "<style>/* .none{} */ a:hover,.note-for-feeds , #trap{color:red;display:none}</style>";
    String link = "<a href=x>the map<span " + attributes + ">open_map</span></a>";

    assertThat(read(sheet + "<p>" + SHOWN + " See " + link + " for it."))
        .isEqualTo(SHOWN + " See the map for it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class='md:sr-only'",
        "class=not-sr-only",
        "class='hidden sm:inline'",
        "class='d-none d-md-block'",
        "hidden=until-found",
        "style='position:relative;left:-3px'",
        "style='font-size:0.9em'",
        "style='background-position:0 -900px'",
        "aria-hidden=false",
        "style='opacity:0.9'",
        "class=print",
        "class=old"
      })
  void shouldKeepWhatSomeReadersSee(String attributes) {
    String sheet =
        "<style>@media print{.print{display:none}} .old{display:none} .old{display:inline}</style>";

    assertThat(read(sheet + "<p>" + SHOWN + " <span " + attributes + ">It rains.</span>"))
        .isEqualTo(SHOWN + " It rains.");
  }

  @Test
  void shouldKeepLongTextThatAScriptMayShow() {
    assertThat(read("<p>" + SHOWN + "<div style=display:none><p>" + LONG + "</div>"))
        .endsWith(LONG.strip());
  }

  @Test
  void shouldLeaveOutLongTextBesideTheScreen() {
    String spam = "<div style='position:absolute;left:-5000px'><p>" + LONG + "</div>";

    assertThat(read(("<p>" + SHOWN).repeat(9) + spam)).doesNotContain("signed in");
  }

  @Test
  void shouldKeepAllWhereMostIsHidden() {
    String piece = "<p style=display:none>" + SHOWN;

    assertThat(read("<p>Loading" + piece.repeat(5))).contains(SHOWN);
  }

  @Test
  void shouldReadOnceWhatIsWrittenTwiceForProgramsThatReadAloud() {
    String twice = "<span aria-hidden=true><b>R</b>ooks</span><span class=sr-only>Rooks</span>";

    assertThat(read("<p>" + twice + " nest early.")).isEqualTo("Rooks nest early.");
  }

  @Test
  void shouldKeepWordsThatAreOnlyHiddenFromProgramsThatReadAloud() {
    assertThat(
            read("<p>" + SHOWN + " <span aria-hidden=true>Mind</span> <i class=with-icon>it</i>"))
        .endsWith("Mind it");
  }

  @Test
  void shouldSurviveDeepNestingAndUnclosedSheets() {
    assertThat(read("<style>.a{.b{</style>" + "<i hidden>".repeat(100_000) + "x")).isNotNull();
  }
}
