package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentLabelStepTest {

  private static final String STORY =
      "<h1>Firmware mends a keyboard</h1><div class=a1><p>"
          + "The new firmware mends the keys. ".repeat(12)
          + "</p></div>";
  private static final String SAID =
      "<div class=b1><i>Lena</i><p>Finally. I returned two of these boards last year.</p></div>";

  private static List<String> kept(String body) {
    return StepPages.kept(new CommentLabelStep(), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20 comments",
        "Comments (3)",
        "Kommentare: 12",
        "Комментарии (7)",
        "4 commentaires",
        "3 thoughts on “Firmware mends a keyboard”",
        "評論 3"
      })
  void shouldRemoveWhatReadersWroteBelowALabel(String label) {
    String section = "<div class=c1><h3>" + label + "</h3>" + SAID.repeat(4) + "</div>";

    assertThat(kept(STORY + section + "<p>More to come.</p>")).hasSize(3).contains("More to come.");
  }

  @Test
  void shouldSeekTheCommentsAroundTheHeaderOfTheirSection() {
    assertThat(kept(STORY + "<div><div><h3>2 comments</h3></div>" + SAID.repeat(2) + "</div>"))
        .hasSize(2);
  }

  @Test
  void shouldKeepTextBesideALabel() {
    String beside =
        "<div class=a1><p>"
            + "The new firmware mends the keys. ".repeat(12)
            + "</p><h3>2 comments</h3><p>It also mends the lights.</p></div>";

    assertThat(kept("<h1>Firmware mends a keyboard</h1>" + beside)).hasSize(4);
  }

  @Test
  void shouldKeepTheArticleBelowALabel() {
    assertThat(kept("<p>Keys no longer bounce.</p><div><b>2 comments</b>" + STORY + "</div>"))
        .hasSize(4);
    assertThat(kept(STORY + "<div><a href=#c>2 comments</a>" + SAID + "</div>")).hasSize(5);
  }

  @Test
  void shouldKeepWhatIsLabelledWithAWordOfForms() {
    assertThat(kept(STORY + "<div><p>Website:</p><p>https://www.example.org</p></div>")).hasSize(4);
  }

  @Test
  void shouldKeepSectionsThatAreCalledADiscussion() {
    assertThat(kept(STORY + "<section><h2>Discussion</h2>" + SAID + "</section>")).hasSize(5);
  }
}
