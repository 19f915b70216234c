package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that tell when a text was published, and when it was changed. */
class UpdatedDatesTest {

  private static Metadata extract(String html) {
    return new MetadataExtractor()
        .extract(Jsoup.parse(html), null, Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | <p>Updated: 9 May 2024 · Published: 6 May 2024",
        "en | <p>Published 6 May 2024, updated 9 May 2024",
        "en | <p>Last updated: 9 May 2024<br>First published: 6 May 2024",
        "en | <p>6 May 2024 (updated 9 May 2024)",
        "es | <p>Actualizado: 9 de mayo de 2024. Publicado: 6 de mayo de 2024",
        "de | <p>Aktualisiert am 9. Mai 2024, veröffentlicht am 6. Mai 2024",
        "ru | <p>Обновлено: 9 мая 2024. Опубликовано: 6 мая 2024",
        "zh | <p>更新:2024年5月9日 发布:2024年5月6日",
        "en | <dl><dt>Updated<dd>9 May 2024<dt>Published<dd>6 May 2024</dl>",
        "en | <p>Updated <time datetime=2024-05-09>9 May</time> Published <time datetime=2024-05-06>6 May</time>",
        "en | <p>Published <time datetime=2024-05-06>6 May</time> Updated <time datetime=2024-05-09>9 May</time>",
      })
  void shouldTakeTheDateOfPublication(String language, String dates) {
    String page =
        "<html lang=" + language + "><h1>The bridge is open again</h1>" + dates + "<p>Text.";
    assertThat(extract(page).publishedAt()).isEqualTo("2024-05-06T00:00:00Z");
  }

  @Test
  void shouldTakeAnUpdateWhereNothingElseIsSaid() {
    String page = "<html lang=en><h1>The bridge is open again</h1><p>Updated: 9 May 2024<p>Text.";
    assertThat(extract(page).publishedAt()).isEqualTo("2024-05-09T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<h1><a href=/>Example Herald</a></h1><h2>The bridge is open again</h2>",
        "<a href=/>Example Herald</a><p class=headline><b>The bridge is open again</b>",
        "<a href=https://herald.example/>Example Herald</a><h3 class=post-title>The bridge is open again</h3>"
      })
  void shouldNotTakeTheNameOfTheSiteForTheTitle(String body) {
    String page = "<title>Example Herald</title>" + body + "<p>Text.";
    assertThat(extract(page).title()).isEqualTo("The bridge is open again");
  }
}
