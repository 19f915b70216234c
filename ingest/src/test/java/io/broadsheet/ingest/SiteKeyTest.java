package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteKeyTest {

  @ParameterizedTest
  @CsvSource({
    "https://www.paper.co.uk/a,paper.co.uk",
    "https://m.paper.co.uk:8443/b?x=1,paper.co.uk",
    "http://192.0.2.7/a,192.0.2.7",
    "http://localhost/a,localhost",
    "file:///a/b.html,file:///a/b.html",
    "https://bad host/,https://bad host/"
  })
  void shouldKeepAllOfASiteTogether(String url, String key) {
    assertThat(SiteKey.of(url)).isEqualTo(key);
  }
}
