package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CueTrustTest {

  private static final String PROSE =
      "<p>" + "The mill stood still, since the river was low, and nobody minded. ".repeat(2);
  private static final String STORY = PROSE.repeat(5);

  /** Texts of the blocks that stand in elements named as comments. */
  private static List<String> comments(String html) {
    return BlockReader.read(Jsoup.parse(html)).stream()
        .filter(block -> block.scope().within(ScopeCue.COMMENT))
        .map(Block::text)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='comment comment-article'><div class=comment-body>%s</div></div>",
        "<h1>Mill</h1><section data-type=comment>%s</section>",
        "<article id=kommentar>%s</article>",
        "<div class=comment>%1$s</div><div class=comment>%1$s</div>",
        "<article class=review-page><h1>Mill</h1>%s</article>"
      })
  void shouldNotTakeTheOnlyTextForComments(String page) {
    assertThat(comments(page.formatted(STORY))).isEmpty();
  }

  @Test
  void shouldNotTakeParagraphsOfTheOnlyTextForComments() {
    assertThat(comments(STORY.replace("<p>", "<p class=comment>"))).isEmpty();
  }

  @Test
  void shouldTakeForCommentsWhatStandsBelowAStory() {
    String below = "<div class=comments><p>First.<p>Second.</div>";

    assertThat(comments("<article class=article--comment>" + STORY + "</article>" + below))
        .containsExactly("First.", "Second.");
  }

  @Test
  void shouldTakeForCommentsWhatIsLongerThanTheStoryAboveIt() {
    String below = "<div class=comments>" + STORY.repeat(3) + "</div>";

    assertThat(comments("<h1>Mill</h1>" + PROSE.repeat(2) + below)).hasSize(15);
  }

  @Test
  void shouldTakeForCommentsEntriesOfAListWithoutAStory() {
    String entry = "<li class=comment>" + PROSE + PROSE;

    assertThat(comments("<ol>" + entry.repeat(4) + "</ol>")).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "comments-from-families, Comments from the families, true",
    "MarketShare, Market share, true",
    "comments, Comments, false",
    "related-stories, Related stories, false",
    "related-stories, The mill, false"
  })
  void shouldTellIdsThatAreMadeOfTheHeading(String id, String heading, boolean isSlug) {
    assertThat(CueTrust.isSlug(id, heading)).isEqualTo(isSlug);
  }
}
