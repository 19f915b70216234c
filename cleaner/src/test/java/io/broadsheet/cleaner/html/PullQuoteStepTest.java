package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PullQuoteStepTest {

  private static final String SAID =
      "nobody in this valley has ever thrown away a good apple or pear";
  private static final String PARAGRAPH =
      "<p>The cider maker laughed. “Here, " + SAID + ",” she said, and went back to her press.</p>";

  private static List<String> kept(String body) {
    return StepPages.kept(new PullQuoteStep(), body);
  }

  @Test
  void shouldRemoveAQuotationThatTheTextHolds() {
    assertThat(kept("<blockquote>" + SAID + ".</blockquote>" + PARAGRAPH)).hasSize(1);
    assertThat(kept(PARAGRAPH + "<h3>“" + SAID + "!”</h3>")).hasSize(1);
    assertThat(kept(PARAGRAPH + "<div class=pullquote><p>" + SAID + "</p></div>")).hasSize(1);
  }

  @Test
  void shouldKeepAQuotationThatStandsOnce() {
    assertThat(
            kept(
                PARAGRAPH
                    + "<blockquote>We press what we pick, and we drink what we press.</blockquote>"))
        .hasSize(2);
  }

  @Test
  void shouldKeepAParagraphThatBeginsWithAQuotation() {
    String paragraph = "<p>“Nobody in this valley,” she said, “has ever thrown away an apple.</p>";

    assertThat(kept(paragraph + PARAGRAPH + paragraph.replace("<p>", "<p>Said before: ")))
        .hasSize(3);
  }

  @Test
  void shouldKeepHeadingsAndLinesThatTheTextTakesUp() {
    assertThat(kept("<h2>" + SAID + "</h2>" + PARAGRAPH)).hasSize(2);
    assertThat(kept("<blockquote>a good apple</blockquote>" + PARAGRAPH)).hasSize(2);
  }
}
