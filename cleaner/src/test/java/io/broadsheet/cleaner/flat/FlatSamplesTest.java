package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five scraped pages on one event; skipped where the folder of shared data is absent. */
class FlatSamplesTest {

  private static final Map<String, FlatArticle> ARTICLES = new TreeMap<>();

  @BeforeAll
  static void extractAll() throws IOException {
    FlatPageExtractor extractor = new FlatPageExtractor();
    try (Stream<Path> files = Files.list(SharedData.folder("samples"))) {
      for (Path file : files.toList()) {
        FlatOutcome outcome = extractor.extract(Files.readString(file));
        assertThat(outcome).isInstanceOf(FlatOutcome.Extracted.class);
        String key = file.getFileName().toString().substring(0, 3);
        ARTICLES.put(key, ((FlatOutcome.Extracted) outcome).article());
      }
    }
  }

  @Test
  void shouldFindFiveArticlesInEnglish() {
    assertThat(ARTICLES).hasSize(5);
    assertThat(ARTICLES.values()).extracting(FlatArticle::language).containsOnly("en");
  }

  @Test
  void shouldTakeTitlesAuthorsDatesAndAddressesAsMetadata() {
    assertThat(ARTICLES.get("000").title()).startsWith("Putin Shrugs Off").endsWith("Continue'");
    assertThat(ARTICLES.get("000").authors()).containsExactly("AFP");
    assertThat(ARTICLES.get("000").publishedAt()).isEqualTo(Instant.parse("2025-06-19T00:00:00Z"));
    assertThat(ARTICLES.get("000").url()).startsWith("https://").contains("/2025/06/19/");
    assertThat(ARTICLES.get("001").title()).startsWith("Putin Dismisses").endsWith("in Ukraine");
    assertThat(ARTICLES.get("002").title()).isNull();
    assertThat(ARTICLES.get("003").title()).startsWith("Putin: NATO").endsWith("to Russia");
    assertThat(ARTICLES.get("003").authors()).containsExactly("BGNES", "AFP");
    assertThat(ARTICLES.get("004").title()).startsWith("Is NATO").endsWith("Putin?");
  }

  @Test
  void shouldLeaveNoJunkInTheTexts() {
    for (FlatArticle article : ARTICLES.values()) {
      assertThat(article.text())
          .doesNotContain(
              "Related article",
              "Original url",
              "http",
              "TASS",
              "Trailers",
              "DailyVideos",
              "Collections",
              "Follow us",
              "Synopsis",
              "Key Takeaways",
              "BGNES",
              "By AFP");
      assertThat(article.title() == null || !article.text().contains(article.title())).isTrue();
    }
  }

  @Test
  void shouldKeepTheWholeTexts() {
    assertThat(paragraphs("000")).hasSize(17);
    assertThat(paragraphs("001")).hasSize(17);
    assertThat(paragraphs("003")).hasSize(23);
    assertThat(paragraphs("004")).hasSize(16);
    assertThat(ARTICLES.get("000").text()).endsWith("according to local officials.");
    assertThat(ARTICLES.get("001").text()).endsWith("at least 28 deaths.");
    assertThat(ARTICLES.get("002").text()).endsWith("according to local officials.");
    assertThat(ARTICLES.get("003").text()).endsWith("amid rubble and ash.");
    assertThat(ARTICLES.get("004").text()).startsWith("Moscow, June 19 (").endsWith("offensive.");
  }

  @Test
  void shouldMendWhatScrapingBroke() {
    assertThat(ARTICLES.get("000").text()).contains("Russian forces do not deliberately target");
    assertThat(ARTICLES.get("002").text())
        .contains("across Europe.\n\nAt a late-night press conference in St. Petersburg, Putin")
        .contains("declared following Russia's")
        .contains("scores of civilians Russian missile strikes");
    assertThat(ARTICLES.get("003").lead()).isEqualTo(paragraphs("003")[0]);
    assertThat(paragraphs("003")[1]).isNotEqualTo(paragraphs("003")[0]);
  }

  private static String[] paragraphs(String key) {
    return ARTICLES.get(key).text().split("\n\n");
  }
}
