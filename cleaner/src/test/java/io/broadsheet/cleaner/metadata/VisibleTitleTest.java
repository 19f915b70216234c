package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class VisibleTitleTest {

  private static final String URL = "https://news.example/blog/bridge.html";

  private static String title(String head, String body) {
    String html = "<head>" + head + "</head><body>" + body;
    return new MetadataExtractor()
        .extract(Jsoup.parse(html), URL, Instant.parse("2024-06-01T00:00:00Z"))
        .title();
  }

  private static String openGraph(String title) {
    return "<meta property=og:title content='" + title + "'>";
  }

  @Test
  void shouldPassOverAHeadingAtTheEndOfATrail() {
    String trail = "<nav><ul><li>News<li><h1>Bridge: what the council now wants</h1></ul></nav>";
    String article = "<article><h2>Council votes for new bridge</h2><p>Text</article>";

    assertThat(
            title(
                "<title>Bridge: what the council now wants</title>"
                    + openGraph("Council votes for new bridge"),
                trail + article))
        .isEqualTo("Council votes for new bridge");
  }

  @Test
  void shouldTakeAHeadlineOfTheHeaderAsItIs() {
    assertThat(title("", "<header><h1>Council votes for new bridge</h1></header>"))
        .isEqualTo("Council votes for new bridge");
  }

  @Test
  void shouldPassOverAHeadingThatLinksToAPageAbove() {
    assertThat(
            title(
                "<title>Council votes for bridge - The Example Programme</title>",
                "<h1><a href='/blog/'>The Bridge Blog</a></h1><h1>Council votes for bridge</h1>"))
        .isEqualTo("Council votes for bridge");
  }

  @Test
  void shouldPassOverAHeadingThatLinksToAFrontPage() {
    String html =
        "<title>Council votes for bridge | The Bridge Blog</title>"
            + "<h1><a href='https://blog.example/'>The Bridge Blog</a></h1>"
            + "<h1>Council votes for bridge</h1>";

    assertThat(
            new MetadataExtractor()
                .extract(Jsoup.parse(html), null, Instant.parse("2024-06-01T00:00:00Z"))
                .title())
        .isEqualTo("Council votes for bridge");
  }

  @Test
  void shouldTakeAHeadingThatLinksToItsOwnPage() {
    assertThat(
            title(
                "<title>Stories</title>",
                "<h1><a href='/blog/bridge.html'>Council votes for new bridge</a></h1>"))
        .isEqualTo("Council votes for new bridge");
  }

  @Test
  void shouldTakeASubheadingThatTheHeadNames() {
    assertThat(
            title(
                "<title>Council votes for bridge</title>",
                "<h1>Field Notes</h1><h2>Council votes for bridge</h2>"))
        .isEqualTo("Council votes for bridge");
  }

  @Test
  void shouldTakeTheHeadlineWithoutTheLabelAboveIt() {
    assertThat(
            title(
                openGraph("Council votes for new bridge"),
                "<h1><span>After ten years</span><span>Council votes for new bridge</span></h1>"))
        .isEqualTo("Council votes for new bridge");
  }

  @Test
  void shouldSpellAsMostSourcesDo() {
    String title = "Public works Council votes for bridge";

    assertThat(
            title(
                "<title>" + title + "</title><meta name=twitter:title content='" + title + "'>",
                "<h1><span>Public works</span>Council votes for bridge</h1>"))
        .isEqualTo(title);
  }

  @Test
  void shouldNameTheStoryEvenIfTheSiteHasItsName() {
    assertThat(
            title(
                "<meta property=og:site_name content='How to build a bridge'>"
                    + "<title>How to build a bridge</title>",
                "<h1>How to build a bridge</h1>"))
        .isEqualTo("How to build a bridge");
  }

  @Test
  void shouldTakeAHeadlineThatIsNoHeading() {
    assertThat(
            title(
                "<title>Walt's Dirt Page - Overwintering dahlias the lazy way</title>",
                "<font size=5><b>Overwintering dahlias the lazy way</b></font><p>Dig them up.</p>"))
        .isEqualTo("Overwintering dahlias the lazy way");
  }
}
