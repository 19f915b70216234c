package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlExtractorTest {

  private static final String FIRST =
      "The town council voted on Monday to build a new bridge over the river, ending a dispute that"
          + " has divided residents for almost ten years.";
  private static final String SECOND =
      "Work is to begin in spring, the mayor said, and the bridge should open to traffic within two"
          + " years if the winter stays mild and the steel arrives in time.";
  private static final String THIRD =
      "Opponents of the plan, who fear more lorries in the old quarter, announced that they would"
          + " take the decision to court before the end of the month.";

  private static final String PAGE =
      """
      <html><head><title>Council votes for new bridge | Example Post</title>
      <meta property="og:title" content="Council votes for new bridge">
      <meta property="og:type" content="article">%s</head><body>
      <header><nav><ul><li><a href="/">Home</a><li><a href="/p">Politics</a><li><a href="/s">Sport</a>
      </ul></nav></header>
      <main><article class="story"><h1>Council votes for new bridge</h1>
      <div class="byline">By <a href="/a">Jo Field</a></div><time>3 May 2024</time>
      <div class="share"><a href="#">Share</a><a href="#">Tweet</a></div>
      <figure><img src="b.jpg"><figcaption>The old bridge in May. Photo: A. Lens</figcaption></figure>
      <div class="story-body"><p>%s</p><p>%s</p>
      <div class="related"><h3>Read more</h3><ul><li><a href="/1">Why the ferry stopped</a></ul></div>
      <p>%s</p></div>
      <div class="tags"><a href="/t/bridge">Bridge</a> <a href="/t/council">Council</a></div>
      </article></main>
      <section class="comments"><h2>Comments</h2><p>I never liked that bridge anyway.</p></section>
      <footer><p>© 2024 Example Post. All rights reserved.</p></footer></body></html>
      """;

  private static Extraction extract(String html) {
    Document document = Jsoup.parse(html);
    Instant now = Instant.parse("2024-06-01T00:00:00Z");
    return new HtmlExtractor()
        .extract(document, new MetadataExtractor().extract(document, null, now));
  }

  private static String page(String head, String... paragraphs) {
    return PAGE.formatted(head, paragraphs[0], paragraphs[1], paragraphs[2]);
  }

  @Test
  void shouldKeepTheTextAndNothingAroundIt() {
    Extraction extraction = extract(page("", FIRST, SECOND, THIRD));

    assertThat(extraction.text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
    assertThat(extraction.incomplete()).isFalse();
  }

  @Test
  void shouldSayWhyBlocksWereRemoved() {
    Extraction extraction = extract(page("", FIRST, SECOND, THIRD));

    assertThat(extraction.blocks()).filteredOn(block -> !block.isKept()).isNotEmpty();
    assertThat(removal(extraction, "Council votes for new bridge")).isEqualTo("title");
    assertThat(removal(extraction, "The old bridge in May. Photo: A. Lens")).isEqualTo("caption");
    assertThat(removal(extraction, "I never liked that bridge anyway.")).isEqualTo("comments");
    assertThat(removal(extraction, "Home")).isEqualTo("navigation");
  }

  private static String removal(Extraction extraction, String text) {
    return extraction.blocks().stream()
        .filter(block -> block.text().equals(text))
        .map(Block::removal)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldRemoveAParagraphPrintedTwice() {
    Extraction extraction = extract(page("", FIRST, SECOND, FIRST));

    assertThat(extraction.text()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void shouldReadUnspacedScripts() {
    String first = "市議会は月曜日に、川に新しい橋を架けることを決めた。十年近く住民を二分してきた争いに終止符が打たれた。";
    String second = "市長によると、工事は春に始まり、冬が穏やかで鋼材が間に合えば、橋は二年以内に開通する見通しだという。";
    String third = "旧市街にトラックが増えることを心配する反対派は、月末までに決定を裁判所に訴えると発表した。";

    assertThat(extract(page("", first, second, third)).text())
        .isEqualTo(String.join("\n\n", first, second, third));
  }

  @Test
  void shouldFallBackToStructuredDataWhereThePageShowsNothing() {
    String body = FIRST + "\\n\\n" + SECOND + "\\n\\n" + THIRD;
    String html =
        """
        <html><head><script type="application/ld+json">{"@type":"NewsArticle",
        "headline":"Council votes","articleBody":"%s"}</script></head>
        <body><div id="app">Loading</div></body></html>
        """
            .formatted(body);

    assertThat(extract(html).text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void shouldMarkATeaserAsIncomplete() {
    String paywall =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Council votes"
            + " for new bridge\",\"isAccessibleForFree\":false}</script>";

    assertThat(extract(page(paywall, FIRST, SECOND, THIRD)).incomplete()).isTrue();
  }

  @Test
  void shouldGiveNoTextForAnEmptyPage() {
    Extraction extraction = extract("");

    assertThat(extraction.text()).isEmpty();
    assertThat(extraction.blocks()).isEmpty();
  }

  @Test
  void shouldLeaveTheDocumentUnchanged() {
    Document document = Jsoup.parse(page("", FIRST, SECOND, THIRD));
    String before = document.outerHtml();

    new HtmlExtractor()
        .extract(document, new MetadataExtractor().extract(document, null, Instant.EPOCH));

    assertThat(document.outerHtml()).isEqualTo(before);
  }

  @Property(tries = 200)
  void shouldSurviveAnything(@ForAll String noise) {
    assertThat(extract("<p>" + noise + "</div><table><td>" + noise + "<li>").blocks()).isNotNull();
  }
}
