package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.ArticlePart;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartsStepTest {

  private static final String TITLE = "Lock keepers return to the old canal";
  private static final String HEAD =
      "<meta property=og:title content='"
          + TITLE
          + "'><meta property=og:description content='Forty years after the last barge the canal at"
          + " Ostermill has its keepers back'><body>";
  private static final String TEXT =
      "<p>Since Tuesday the gates at Ostermill are worked by hand again, and by noon eleven boats,"
          + " most of them hired, had gone through on their way to the lake.</p><p>The council pays"
          + " for four keepers until autumn, and hopes that tolls, which are low, will pay after"
          + " that.</p>";
  private static final String MORE =
      "<p>Whether the upper locks follow, the engineer said, depends on a wall that nobody has"
          + " looked at since the war, and on money, of which there is little.</p>";

  private static final String STANDFIRST = "Four people work the gates by hand, and boats queue";
  private static final String FIGURE =
      "<figure class=right><img src=a.jpg><figcaption>%s <button>Enlarge</button></figcaption></figure>";
  private static final String CAPTION = "A barge leaves the lower lock.";
  private static final String TABLE =
      "<table><tr><th>Lock</th><th>Boats</th></tr><tr><td class=right>Lower</td><td>11</td></tr></table>";
  private static final String POST =
      "<blockquote%s><p>First boat through!</p>— Ann %s</blockquote>";

  private static List<String> dropped(ArticlePart part, String body) {
    return StepPages.removed(PartsStep.dropping(Set.of(part)), HEAD + body);
  }

  /** Texts that come back when the step keeps the part on a page of which only prose is kept. */
  private static List<String> restored(ArticlePart part, String body) {
    Step judgement =
        page ->
            page.blocks().stream()
                .filter(block -> !block.shape().isProse() || block.text().startsWith("Not "))
                .forEach(block -> block.remove("boilerplate"));
    List<String> before = StepPages.kept(judgement, HEAD + body);
    Step both =
        page -> {
          judgement.apply(page);
          PartsStep.keeping(Set.of(part)).apply(page);
        };
    return StepPages.kept(both, HEAD + body).stream().filter(t -> !before.contains(t)).toList();
  }

  private static String story(String opening, String inside) {
    return "<nav><p>Not this</p></nav><main><h1>%s</h1>%s<div class=text>%s%s%s</div></main>"
        .formatted(TITLE, opening, TEXT, inside, MORE);
  }

  private static String caption(String text) {
    return FIGURE.formatted(text);
  }

  @Test
  void shouldChooseCaptionsOfTheStory() {
    String page =
        story(caption("The lock in 1931."), caption(CAPTION))
            + "<aside>"
            + caption("Ducks.")
            + "</aside>";
    String cues = story("", "<div class=wp-caption><img src=a.jpg><p class=text>Gate.</p></div>");

    assertThat(restored(ArticlePart.CAPTIONS, page)).containsExactly("The lock in 1931.", CAPTION);
    assertThat(dropped(ArticlePart.CAPTIONS, page)).contains("The lock in 1931.", CAPTION);
    assertThat(restored(ArticlePart.CAPTIONS, cues)).containsExactly("Gate.");
    assertThat(dropped(ArticlePart.CAPTIONS, cues)).containsExactly("Gate.");
  }

  @Test
  void shouldLeaveCaptionsOfOtherStories() {
    String teaser = caption("<a href=/b>Bridge closed</a>");
    String related = "<div class=related-stories>" + caption("A bridge.") + "</div>";

    assertThat(restored(ArticlePart.CAPTIONS, story("", teaser + related))).isEmpty();
    assertThat(restored(ArticlePart.CAPTIONS, story("", "") + caption("A bridge."))).isEmpty();
    assertThat(dropped(ArticlePart.CAPTIONS, story("", "<div class=media>" + MORE + "</div>")))
        .isEmpty();
  }

  @Test
  void shouldChooseTablesOfData() {
    List<String> cells = List.of("Lock", "Boats", "Lower", "11");
    String layout = "<table><tr><td>Menu<td>Home<td>Search<td>%s</table>";

    assertThat(restored(ArticlePart.TABLES, story("", TABLE))).isEqualTo(cells);
    assertThat(dropped(ArticlePart.TABLES, story("", TABLE))).isEqualTo(cells);
    assertThat(restored(ArticlePart.TABLES, "<aside>" + TABLE + "</aside>" + story("", "")))
        .isEmpty();
    assertThat(dropped(ArticlePart.TABLES, layout.formatted(story("", "")))).isEmpty();
    assertThat(restored(ArticlePart.TABLES, layout.formatted(story("", "")))).isEmpty();
  }

  @Test
  void shouldTakeATableThatEndsTheStory() {
    String end = "<main><h1>" + TITLE + "</h1>" + TEXT + TABLE;

    assertThat(restored(ArticlePart.TABLES, end + "</main>")).hasSize(4);
    assertThat(restored(ArticlePart.TABLES, end + "<p>Share</p>" + TABLE + "</main>")).hasSize(4);
  }

  @Test
  void shouldChooseEmbeddedPosts() {
    String named = POST.formatted(" class=twitter-tweet", "");
    String signed = POST.formatted("", "(@ann_lock) 4 May");
    String quote = POST.formatted("", "of the council");

    for (String post : List.of(named, signed)) {
      assertThat(restored(ArticlePart.EMBEDDED_POSTS, story("", post))).hasSize(2);
      assertThat(dropped(ArticlePart.EMBEDDED_POSTS, story("", post))).hasSize(2);
    }
    assertThat(dropped(ArticlePart.EMBEDDED_POSTS, story("", quote))).isEmpty();
    assertThat(restored(ArticlePart.EMBEDDED_POSTS, story("", "") + named)).isEmpty();
  }

  @Test
  void shouldChooseKeyPoints() {
    String list = "<ul><li>Gates worked by hand again<li>Four keepers until the autumn</ul>";
    String labelled = "<div class=x><h2>Key points</h2>" + list + "</div>";
    String box = "<div class=x><b>At a glance:</b><p>By hand again.</p></div>";

    assertThat(restored(ArticlePart.KEY_POINTS, story(labelled, ""))).hasSize(3);
    assertThat(dropped(ArticlePart.KEY_POINTS, story(labelled, ""))).hasSize(3);
    assertThat(restored(ArticlePart.KEY_POINTS, story("", labelled))).hasSize(3);
    assertThat(dropped(ArticlePart.KEY_POINTS, story(list, ""))).hasSize(2);
    assertThat(dropped(ArticlePart.KEY_POINTS, story("", box))).hasSize(2);
    assertThat(dropped(ArticlePart.KEY_POINTS, story("", list))).isEmpty();
    assertThat(dropped(ArticlePart.KEY_POINTS, story("", "<h2>Summary</h2>" + MORE))).isEmpty();
  }

  @Test
  void shouldChooseTheStandfirst() {
    String description =
        "Forty years after the last barge, the canal at Ostermill has its keepers back";
    List<String> openings =
        List.of(
            "<p class=standfirst>" + STANDFIRST + "</p>",
            "<h2>" + STANDFIRST + "</h2>",
            "<p>" + description + "</p>");

    for (String opening : openings) {
      assertThat(dropped(ArticlePart.STANDFIRST, story(opening, ""))).hasSize(1);
    }
    assertThat(restored(ArticlePart.STANDFIRST, story(openings.get(0), "")))
        .containsExactly(STANDFIRST);
    assertThat(restored(ArticlePart.STANDFIRST, story(openings.get(1), "")))
        .containsExactly(STANDFIRST);
  }

  @Test
  void shouldNotTakeTheTitleForAStandfirst() {
    String again = story("<h2>Ostermill: " + TITLE + "</h2>", "");

    assertThat(dropped(ArticlePart.STANDFIRST, again)).isEmpty();
    assertThat(restored(ArticlePart.STANDFIRST, again)).isEmpty();
  }

  @Test
  void shouldNotTakeTheFirstParagraphForAStandfirst() {
    String first =
        "<p>Forty years after the last barge, the canal at Ostermill has its keepers back.</p>";
    String flat = "<main><h1>" + TITLE + "</h1>" + first + TEXT + MORE + "</main>";
    String only = "<main><h1>" + TITLE + "</h1><div class=summary>" + TEXT + "</div></main>";
    String teaser = story("", "") + "<div><p class=standfirst>" + STANDFIRST + "</p></div>";

    assertThat(dropped(ArticlePart.STANDFIRST, flat)).isEmpty();
    assertThat(dropped(ArticlePart.STANDFIRST, only)).isEmpty();
    assertThat(dropped(ArticlePart.STANDFIRST, teaser)).isEmpty();
    assertThat(restored(ArticlePart.STANDFIRST, teaser)).isEmpty();
  }

  @Test
  void shouldDoNothingWhereNothingIsChosenOrKept() {
    String page = HEAD + story("", TABLE);

    assertThat(StepPages.removed(PartsStep.dropping(Set.of()), page)).isEmpty();
    assertThat(restored(ArticlePart.TABLES, "<main>" + TABLE + "</main>")).isEmpty();
    assertThat(StepPages.removed(PartsStep.dropping(Set.of(ArticlePart.TABLES)), "<body>"))
        .isEmpty();
  }
}
