package io.broadsheet.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleIdTest {

  @Test
  void shouldNeverChange() {
    assertThat(ArticleId.of("https://example.org/a")).isEqualTo("94584207f807e901fa3f47eaaf3d3ff3");
  }

  @Test
  void shouldIgnoreSchemeWwwAndFinalSlash() {
    assertThat(ArticleId.of("http://www.example.org/a/"))
        .isEqualTo(ArticleId.of("https://example.org/a"));
  }

  @Test
  void shouldTellArticlesApart() {
    assertThat(ArticleId.of("https://example.org/a?id=1"))
        .isNotEqualTo(ArticleId.of("https://example.org/a?id=2"));
    assertThat(ArticleId.of("file:/a")).isNotEqualTo(ArticleId.of("file:/b"));
  }
}
