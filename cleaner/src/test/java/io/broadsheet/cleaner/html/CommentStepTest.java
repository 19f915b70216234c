package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommentStepTest {

  private static final String STORY =
      "<h1>Firmware mends a keyboard</h1><p>"
          + "The new firmware mends the keys, which bounced since May, and the lamps. ".repeat(3)
          + "</p>";
  private static final String SAID =
      "<p>Finally. I returned two of these boards, and both times the shop blamed my typing.</p>";

  private static List<String> kept(String body) {
    return StepPages.kept(new CommentStep(), body);
  }

  @Test
  void shouldRemoveWhatReadersWrote() {
    assertThat(kept(STORY + "<div id=comments>" + SAID.repeat(4) + "</div>")).hasSize(2);
    assertThat(kept(STORY + "<ol class=comment-list><li>" + SAID + "<li>" + SAID + "</ol>"))
        .hasSize(2);
    assertThat(kept(STORY + "<section class=Kommentare>" + SAID + "</section>")).hasSize(2);
  }

  @Test
  void shouldKeepAnArticleInAnElementThatTellsOfItsComments() {
    assertThat(kept("<div class='post has-comments comments-open'>" + STORY + SAID + "</div>"))
        .hasSize(3);
  }

  @Test
  void shouldKeepReviewsAndReplies() {
    assertThat(kept(STORY + "<div class=review>" + SAID + "</div>")).hasSize(3);
    assertThat(kept(STORY + "<div class=reply>" + SAID + "</div>")).hasSize(3);
  }

  @Test
  void shouldKeepAllWhereNoTitleIsShown() {
    assertThat(kept("<div class=comments>" + SAID + "</div>")).hasSize(1);
  }
}
