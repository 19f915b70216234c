package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningStepTest {

  private static final String PARAGRAPH =
      "<p>The orchard opens at nine every morning, and visitors may pick whatever they like, as long"
          + " as they leave the youngest trees alone and shut the gate behind them.</p>";

  private static List<String> kept(String body) {
    return StepPages.kept(new OpeningStep(), body);
  }

  @Test
  void shouldRemoveBylineAndDateAboveTheText() {
    assertThat(kept("<h6>By Jane Doe</h6><p>Published on: 14 February 2024</p>" + PARAGRAPH))
        .hasSize(1);
  }

  @Test
  void shouldKeepHeadingsAndLeadsAboveTheText() {
    assertThat(kept("<h2>Before you go</h2><p>An orchard for everyone.</p>" + PARAGRAPH))
        .hasSize(3);
  }

  @Test
  void shouldKeepSuchLinesWithinTheText() {
    assertThat(kept(PARAGRAPH + "<p>14 February 2024</p><p>By Jane Doe</p>" + PARAGRAPH))
        .hasSize(4);
  }

  @Test
  void shouldKeepATextOfShortLinesWhole() {
    assertThat(kept("<p>14 February 2024</p><p>We open.</p><p>By Jane Doe</p>")).hasSize(3);
  }
}
