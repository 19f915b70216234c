package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkListStepTest {

  private static final LinkListStep STEP = new LinkListStep();
  private static final String LINKS =
      "<ul><li><a href=a>Kiln fire is out after nine days</a>"
          + "<li><a href=b>Potters choose a new mayor</a></ul>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h3>You might be interested in</h3>",
        "<p><b>Taip pat skaitykite</b></p>",
        "<p><strong>À lire aussi :</strong></p>",
        "<div>Related stories</div>"
      })
  void shouldRemoveALabelAndItsListOfStories(String label) {
    String page = "<p>The kiln has cooled.</p>" + label + LINKS + "<p>It opens in May.</p>";

    assertThat(StepPages.kept(STEP, page))
        .containsExactly("The kiln has cooled.", "It opens in May.");
  }

  @Test
  void shouldRemoveLinksThatAreNoListBelowAKnownLabel() {
    assertThat(StepPages.kept(STEP, "<h4>Read more</h4><p><a href=a>Kiln is out</a></p><p>End."))
        .containsExactly("End.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Two papers tell more of it, the archive says:</p>",
        "<p>Both of these are worth the walk.</p>"
      })
  void shouldKeepAListThatASentenceLeadsTo(String sentence) {
    assertThat(StepPages.removed(STEP, sentence + LINKS)).isEmpty();
  }

  @Test
  void shouldKeepListsOfNamesAndListsThatAreNotAllLinks() {
    String names =
        "<h3>The winners</h3><ul><li><a href=a>Ada Holm</a><li><a href=b>Per Vik</a></ul>";
    String points = "<h3>What changes</h3><ul><li>The kiln <a href=a>opens in May</a> again.</ul>";

    assertThat(StepPages.removed(STEP, names + points)).isEmpty();
  }
}
