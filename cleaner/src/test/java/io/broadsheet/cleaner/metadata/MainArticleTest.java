package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several articles in structured data is that of the page. */
class MainArticleTest {

  private static final String OTHER =
      """
      {"@type": "NewsArticle", "headline": "Harbour wall to be raised", "url": "https://p.example/other",
       "author": {"name": "Olga Weiss"}, "datePublished": "2020-02-02T02:00:00Z"}""";

  private static Metadata extract(String json) {
    String page =
        """
        <title>Bells of the mill ring again - The Post</title>
        <link rel="canonical" href="https://p.example/bells">
        <meta name="author" content="Ida Brandt">
        <meta property="article:published_time" content="2024-05-06T07:00:00Z">
        <script type="application/ld+json">%s</script>
        <h1>Bells of the mill ring again</h1><p>Text.</p>
        """
            .formatted(json);
    return new MetadataExtractor()
        .extract(
            Jsoup.parse(page), "https://p.example/bells", Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@type\": \"ItemList\", \"itemListElement\": [{\"item\": %s}]}",
        "{\"@type\": \"WebPage\", \"hasPart\": %s}",
        "{\"@type\": \"WebPage\", \"mentions\": [%s]}",
        "{\"@type\": \"Blog\", \"blogPost\": [%s, %<s]}",
        "%s",
        "[%s]"
      })
  void shouldNotTakeAnotherArticleForThatOfThePage(String form) {
    Metadata metadata = extract(form.formatted(OTHER));
    assertThat(metadata.title()).isEqualTo("Bells of the mill ring again");
    assertThat(metadata.authors()).containsExactly("Ida Brandt");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T07:00:00Z");
  }

  @Test
  void shouldTakeTheArticleOfThePageFromAListThatHasIt() {
    String own =
        OTHER.replace("https://p.example/other", "https://p.example/bells").replace("Olga", "Otto");
    Metadata metadata =
        extract("{\"@type\": \"ItemList\", \"itemListElement\": [" + OTHER + "," + own + "]}");
    assertThat(metadata.authors()).containsExactly("Otto Weiss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@type\":\"Article\",\"headline\":\"What the ringing is about\",\"author\":{\"name\":\"Olga Weiss\"}}",
        "{\"@type\":\"Article\",\"url\":\"https://p.example/amp/17\",\"author\":{\"name\":\"Olga Weiss\"},\"datePublished\":\"2020\"}",
        "{\"@type\":\"Article\",\"url\":\"https://q.example/bells\",\"headline\":\"Bells of the mill ring again\",\"author\":{\"name\":\"Olga Weiss\"}}"
      })
  void shouldTakeTheOnlyArticleWhereAddressOrHeadlineDoNotContradict(String json) {
    assertThat(extract(json).authors()).containsExactly("Olga Weiss");
  }
}
