package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingStepTest {

  private static final String PARAGRAPH =
      "<p>The orchard opens at nine every morning, and visitors may pick whatever they like, as long"
          + " as they leave the youngest trees alone and shut the gate behind them.</p>";
  private static final String RIGHTS =
      "<p>Copyright 2023 The Orchard Wire. All rights reserved.</p>";
  private static final String FOLLOW =
      "<p><em>Follow us on <a href=/f>Facebook</a> and sign up to our newsletter.</em></p>";

  private static List<String> kept(String body) {
    return StepPages.kept(new ClosingStep(), body);
  }

  @Test
  void shouldRemoveWhatTheSiteSetsBelowEveryText() {
    assertThat(kept(PARAGRAPH + RIGHTS)).hasSize(1);
    assertThat(kept(PARAGRAPH + FOLLOW + RIGHTS)).hasSize(1);
    assertThat(kept(PARAGRAPH + "<p>Tags: apples, pears, cider</p>")).hasSize(1);
    assertThat(kept(PARAGRAPH + "<p>Posted by Ada Lund at June 3, 2021 11:15 AM</p>")).hasSize(1);
    assertThat(kept(PARAGRAPH + "<p>（责编：王平、李安）</p>")).hasSize(1);
    assertThat(kept(PARAGRAPH + "<p>Нашли ошибку? Выделите её и нажмите Ctrl+Enter.</p>"))
        .hasSize(1);
  }

  @Test
  void shouldKeepSuchLinesWithinTheText() {
    assertThat(kept(PARAGRAPH + RIGHTS + PARAGRAPH)).hasSize(3);
    assertThat(kept(PARAGRAPH + RIGHTS + "<p>They mean it.</p>" + FOLLOW)).hasSize(3);
  }

  @Test
  void shouldKeepWhatTheAuthorsEndWith() {
    assertThat(kept(PARAGRAPH + "<p>“Come and see,” she says.</p>")).hasSize(2);
    assertThat(kept(PARAGRAPH + "<h2>Sources</h2><ul><li>County register of trees</ul>"))
        .hasSize(3);
    assertThat(kept(RIGHTS)).hasSize(1);
  }
}
