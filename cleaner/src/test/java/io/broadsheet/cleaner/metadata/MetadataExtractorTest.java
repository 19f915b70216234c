package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class MetadataExtractorTest {

  private static final Instant FETCHED = Instant.parse("2024-06-01T12:00:00Z");

  private static final String FULL =
      """
      <html lang="en-GB"><head>
      <title>Bridge reopens after ten years | Example Herald</title>
      <link rel="canonical" href="/news/2024/bridge-reopens">
      <meta property="og:site_name" content="The Example Herald">
      <meta property="og:title" content="Bridge reopens after ten years | Example Herald">
      <meta property="og:type" content="article">
      <meta property="og:image" content="/img/bridge.jpg">
      <meta name="description" content="A  bridge\nreopens.">
      <script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[
       {"@type":"Person","@id":"#jd","name":"Jane Doe"},
       {"@type":["NewsArticle"],"headline":"Bridge reopens after ten years",
        "datePublished":"2024-05-06T08:00:00+01:00","dateModified":"2024-05-07T09:00:00Z",
        "author":[{"@id":"#jd"},{"@type":"Person","name":"By John Roe, Chief Reporter"}],
        "isAccessibleForFree":"False","articleBody":"The bridge is open."}]}
      </script></head>
      <body><h1>Bridge reopens after ten years</h1></body></html>
      """;

  private static Metadata extract(String html) {
    return new MetadataExtractor()
        .extract(Jsoup.parse(html), "https://www.example.org/news/2024/bridge?x=1", FETCHED);
  }

  @Test
  void shouldReadWhatAWellMadePageDeclares() {
    Metadata metadata = extract(FULL);
    assertThat(metadata.title()).isEqualTo("Bridge reopens after ten years");
    assertThat(metadata.authors()).containsExactly("Jane Doe", "John Roe");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T07:00:00Z");
    assertThat(metadata.modifiedAt()).isEqualTo("2024-05-07T09:00:00Z");
    assertThat(metadata.description()).isEqualTo("A bridge reopens.");
    assertThat(metadata.image()).isEqualTo("https://www.example.org/img/bridge.jpg");
    assertThat(metadata.siteName()).isEqualTo("The Example Herald");
    assertThat(metadata.canonicalUrl())
        .isEqualTo("https://www.example.org/news/2024/bridge-reopens");
    assertThat(metadata.types()).containsExactlyInAnyOrder("article", "newsarticle", "person");
    assertThat(metadata.articleBody()).isEqualTo("The bridge is open.");
    assertThat(metadata.accessibleForFree()).isFalse();
  }

  @Test
  void shouldLeaveNullWhatAPageDoesNotSay() {
    Metadata metadata = extract("<p>Nothing here.</p>");
    assertThat(metadata)
        .isEqualTo(
            new Metadata(
                null,
                java.util.List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                java.util.Set.of(),
                null,
                null));
  }

  @Test
  void shouldTakeTheArticleThatThePageIsAboutFromSeveral() {
    Metadata metadata =
        extract(
            """
            <script type="application/ld+json">
            [{"@type":"NewsArticle","headline":"Another story altogether","author":"Ann Other"},
             {"@type":"NewsArticle","headline":"The story of this page","author":"Jane Doe"}]
            </script><h1>The story of this page</h1>
            """);
    assertThat(metadata.title()).isEqualTo("The story of this page");
    assertThat(metadata.authors()).containsExactly("Jane Doe");
  }

  @Test
  void shouldNotBelieveADateInTheFuture() {
    String html =
        """
        <meta property="article:published_time" content="2024-05-31">
        <script type="application/ld+json">
        {"@type":"Article","headline":"A story","datePublished":"2024-06-02T00:00:00Z"}</script>
        """;
    assertThat(extract(html).publishedAt()).isEqualTo("2024-05-31T00:00:00Z");
  }

  @Test
  void shouldNotBelieveADateBefore1990() {
    assertThat(extract("<meta name=date content=1970-01-01>").publishedAt()).isNull();
  }

  @Test
  void shouldNotBelieveAChangeBeforePublication() {
    String html =
        """
        <meta property="article:published_time" content="2024-05-31T10:00:00Z">
        <meta property="article:modified_time" content="2024-05-30T10:00:00Z">
        """;
    assertThat(extract(html).modifiedAt()).isNull();
  }

  @Test
  void shouldReadMicrodata() {
    Metadata metadata =
        extract(
            """
            <article itemscope itemtype="https://schema.org/Article">
            <h1 itemprop="headline">A story</h1>
            <span itemprop="author" itemscope><meta itemprop="name" content="Jane Doe"></span>
            <meta itemprop="datePublished" content="2024-05-06"></article>
            """);
    assertThat(metadata.title()).isEqualTo("A story");
    assertThat(metadata.authors()).containsExactly("Jane Doe");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T00:00:00Z");
  }

  @Test
  void shouldReadADateFromTheAddressAtLast() {
    Metadata metadata =
        new MetadataExtractor()
            .extract(Jsoup.parse("<p>x"), "https://example.org/2024/05/06/a-story", FETCHED);
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T00:00:00Z");
  }

  @Test
  void shouldPreferAPersonToThePublication() {
    String html =
        """
        <meta property="og:site_name" content="Example Herald">
        <meta name="author" content="Example Herald">
        <h1>A story</h1><p class="byline">By Jane Doe</p>
        """;
    assertThat(extract(html).authors()).containsExactly("Jane Doe");
    assertThat(extract(html.replace("By Jane Doe", "")).authors())
        .containsExactly("Example Herald");
  }

  @Test
  void shouldKeepWhatStandsBeforeAFaultInJson() {
    String html =
        """
        <script type="application/ld+json">
        {"@type":"NewsArticle","headline":"A story","author":{"name":"Jane Doe"},</script>
        """;
    assertThat(extract(html).authors()).containsExactly("Jane Doe");
  }

  @Test
  void shouldSurviveQuotationMarksInsideJsonText() {
    String html =
        """
        <script type="application/ld+json">
        {"@type":"NewsArticle","headline":"A "quoted" story","author":"Jane Doe"}</script>
        """;
    assertThat(extract(html).title()).isEqualTo("A \"quoted\" story");
    assertThat(extract(html).authors()).containsExactly("Jane Doe");
  }

  @Test
  void shouldFinishOnPagesThatWereMadeToDoHarm() {
    String html =
        "<h1>x</h1>".repeat(20_000)
            + "<meta name=author content=a>".repeat(20_000)
            + "<div class='author byline'>".repeat(20_000)
            + "<a rel=author href=/author/x>".repeat(5_000);
    assertThat(extract(html)).isNotNull();
    assertThat(extract("<div class='" + "author-".repeat(200_000) + "'>").authors()).isEmpty();
  }

  @Test
  void shouldNotFollowJsonIntoTheDepths() {
    String deep = "{\"a\":".repeat(100_000);
    assertThat(extract("<script type='application/ld+json'>" + deep + "</script>").title())
        .isNull();
  }

  @Property(tries = 400)
  void shouldNeverThrowWhateverThePageIsMadeOf(@ForAll("pages") String html) {
    assertThat(extract(html).authors()).isNotNull();
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(
            "<h1>",
            "<h1>Title",
            "<p>",
            "</p>",
            "By ",
            "By Jane Doe",
            "<a rel=author href=/author/x>",
            "<span class=byline>",
            "<time datetime=x>",
            "<time>",
            "6 May 2024",
            "99.99.9999",
            "|",
            "<meta property=og:title content='A | B'>",
            "<meta name=author content=','>",
            "<meta name=date content='2024-02-31'>",
            "<link rel=canonical href='::'>",
            "<link rel=canonical href='http://[x'>",
            "<title>",
            "</title>",
            "<svg><title>",
            "<script type=application/ld+json>",
            "</script>",
            "{\"@type\":",
            "\"Article\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"author\":",
            "\"headline\":",
            "\"name\":",
            "\"@id\":\"#a\"",
            "\"datePublished\":",
            "12",
            "null",
            "\"image\":",
            "\"\\ud800\"",
            "\ud83d",
            "\u0000")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }
}
