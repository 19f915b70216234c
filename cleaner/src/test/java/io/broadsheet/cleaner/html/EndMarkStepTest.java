package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndMarkStepTest {

  private static final String RELEASE = "<p>" + "The pumps are out of order. ".repeat(12) + "</p>";
  private static final String NOTES =
      "<h3>Notes to editors</h3><p>The report is out today.</p><p>About Example Aid: it helps.</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {"ENDS", "-ENDS-", "– Ends –", "(ENDS)", "###", "# # #", "-30-", "- fin -"})
  void shouldRemoveWhatFollowsTheEndOfARelease(String mark) {
    assertThat(StepPages.kept(new EndMarkStep(), RELEASE + "<p>" + mark + "</p>" + NOTES))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ends", "END", "The end", "30", "# 3", "ENDS MEET", "--", "***"})
  void shouldKeepWhatFollowsOtherLines(String line) {
    assertThat(StepPages.kept(new EndMarkStep(), RELEASE + "<p>" + line + "</p>" + NOTES))
        .hasSize(5);
  }

  @Test
  void shouldKeepATextThatIsPartedByMarks() {
    String parted = RELEASE + "<p>###</p>" + NOTES + "<p>###</p>" + NOTES;

    assertThat(StepPages.removed(new EndMarkStep(), parted)).isEmpty();
  }

  @Test
  void shouldKeepATextOfWhichMoreIsBelow() {
    assertThat(StepPages.removed(new EndMarkStep(), RELEASE + "<p>ENDS</p>" + RELEASE.repeat(2)))
        .isEmpty();
  }

  @Test
  void shouldKeepATextThatBeginsWithAMark() {
    assertThat(StepPages.kept(new EndMarkStep(), "<p>###</p>" + RELEASE + NOTES)).hasSize(5);
  }

  @Test
  void shouldKeepAStoryThatGoesOn() {
    String more =
        "<p>The pumps were mended in May, when the river was low, and then forgotten.</p>";

    assertThat(StepPages.removed(new EndMarkStep(), RELEASE + "<p>-30-</p>" + more + more))
        .isEmpty();
    assertThat(
            StepPages.kept(
                new EndMarkStep(), RELEASE + "<p>-30-</p>" + more + more + "<p>a.b@c.example"))
        .hasSize(1);
  }
}
