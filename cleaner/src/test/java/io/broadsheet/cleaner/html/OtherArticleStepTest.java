package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OtherArticleStepTest {

  private static final String TITLE = "Ferry to the northern islands sails again";
  private static final String NEXT = "Mayor opens the rebuilt market hall";
  private static final String FERRY =
      "<p>After eleven weeks in the dock the ferry left the harbour on Monday morning, and most of"
          + " those who had waited on the quay since dawn found a place on board.</p>";
  private static final String MARKET =
      "<p>The hall that burnt down two years ago has its roof back, and thirty stalls were open"
          + " when the mayor cut the ribbon before some hundred guests on Sunday.</p>";

  private static List<String> removed(String body) {
    return StepPages.removed(
        new OtherArticleStep(), "<meta property=og:title content='" + TITLE + "'><body>" + body);
  }

  private static String article(String heading, String text) {
    return "<article><h1>" + heading + "</h1>" + text.repeat(2) + "</article>";
  }

  @Test
  void shouldRemoveTheNextArticles() {
    String next = "<div class=next>" + article(NEXT, MARKET) + "</div>";

    assertThat(removed(article(TITLE, FERRY) + next)).hasSize(3).first().isEqualTo(NEXT);
    assertThat(removed(article(TITLE, FERRY) + next + next)).hasSize(6);
    assertThat(removed(next + article(TITLE, FERRY))).hasSize(3).first().isEqualTo(NEXT);
  }

  @Test
  void shouldKeepChaptersOfOneArticle() {
    String chapters = article(NEXT, MARKET);

    assertThat(removed("<article><h1>" + TITLE + "</h1>" + FERRY + chapters + "</article>"))
        .isEmpty();
    assertThat(removed("<h1>" + TITLE + "</h1>" + FERRY.repeat(2) + chapters)).isEmpty();
    assertThat(removed(article(TITLE, FERRY) + "<h1>" + NEXT + "</h1>" + MARKET.repeat(2)))
        .isEmpty();
  }

  @Test
  void shouldKeepPostsThatHaveNoMainHeading() {
    assertThat(removed(article(TITLE, FERRY) + article(NEXT, MARKET).replace("h1", "h2")))
        .isEmpty();
  }

  @Test
  void shouldKeepTheTextThatStandsApartFromItsHead() {
    String head = "<article><h1>" + TITLE + "</h1></article>";

    assertThat(removed(head + article("The crossing", FERRY))).isEmpty();
    assertThat(removed(article(TITLE, FERRY) + article(TITLE, MARKET))).isEmpty();
  }

  @Test
  void shouldKeepAllWhereNoHeadingIsTheTitle() {
    assertThat(removed(article("Sailing again", FERRY) + article(NEXT, MARKET))).isEmpty();
  }
}
