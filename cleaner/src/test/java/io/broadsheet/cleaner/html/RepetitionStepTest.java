package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepetitionStepTest {

  private static final RepetitionStep STEP = new RepetitionStep();
  private static final String AGAIN =
      "<p>Nobody was hurt, and nobody was blamed for the loss of the nets that night.</p>";
  private static final String OTHER = "<p>The boats came home.</p><p>The wind had turned.</p>";

  @Test
  void shouldKeepAParagraphThatATextRepeatsFurtherDown() {
    assertThat(StepPages.removed(STEP, AGAIN + OTHER + AGAIN + OTHER)).isEmpty();
  }

  @Test
  void shouldRemoveWhatIsPrintedTwice() {
    assertThat(StepPages.removed(STEP, AGAIN + AGAIN + OTHER)).hasSize(1);
    assertThat(StepPages.removed(STEP, "<div>" + AGAIN + "</div>" + OTHER + AGAIN)).hasSize(1);
    assertThat(StepPages.removed(STEP, (AGAIN + OTHER).repeat(5))).hasSize(4);
  }
}
