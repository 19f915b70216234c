package io.broadsheet.cleaner.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

  @ParameterizedTest
  @CsvSource({
    "https://news.example.co.uk/a, example.co.uk",
    "https://Example.org:8080/a, example.org",
    "https://someone.blogspot.com/a, someone.blogspot.com",
    "https://www.bücher.de/a, xn--bcher-kva.de",
    "http://192.168.0.7/a, 192.168.0.7",
    "'http://[2001:db8::1]:8080/a', '[2001:db8::1]'",
    "http://localhost:8000/a, localhost",
    "http://co.uk/a, co.uk",
  })
  void shouldNameTheRegistrableDomain(String url, String site) {
    assertThat(Site.of(url)).isEqualTo(site);
  }

  @Test
  void shouldKnowNoSiteWithoutAWebAddress() {
    assertThat(Site.of("file:/tmp/a.html")).isNull();
    assertThat(Site.of(null)).isNull();
    assertThat(Site.of("nonsense")).isNull();
  }
}
