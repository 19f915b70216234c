package io.broadsheet.cleaner.url;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP://News.Example.ORG:80, http://news.example.org/",
    "https://example.org:443/a, https://example.org/a",
    "https://example.org:8443/a, https://example.org:8443/a",
    "https://user:secret@example.org/a, https://example.org/a",
    "https://example.org/a#comments, https://example.org/a",
    "https://example.org/a?utm_source=x&id=7&fbclid=abc, https://example.org/a?id=7",
    "https://example.org/a?b=2&a=1, https://example.org/a?a=1&b=2",
    "https://example.org/a?, https://example.org/a",
    "https://example.org/a;jsessionid=0F3A?id=7, https://example.org/a?id=7",
    "https://example.org/a?PHPSESSID=0F3A, https://example.org/a",
    "https://example.org/x/../a/./b, https://example.org/a/b",
    "https://example.org/%7eeve/%c3%bc, https://example.org/~eve/%C3%BC",
    "https://example.org/über uns, https://example.org/%C3%BCber%20uns",
    "https://bücher.example/a, https://xn--bcher-kva.example/a",
    "//example.org/a, https://example.org/a",
  })
  void shouldNormalize(String url, String expected) {
    assertThat(Urls.normalize(url)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "story.html", "/a", "mailto:a@example.org", "file:/tmp/a.html", "https://"})
  void shouldRefuseWhatIsNoWebAddress(String url) {
    assertThat(Urls.normalize(url)).isEmpty();
  }

  @Test
  void shouldRefuseNull() {
    assertThat(Urls.normalize(null)).isEmpty();
  }

  @Property
  void shouldChangeNothingTheSecondTime(@ForAll("urls") String url) {
    Urls.normalize(url).ifPresent(once -> assertThat(Urls.normalize(once)).contains(once));
  }

  @Provide
  Arbitrary<String> urls() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "a",
            "B",
            "/",
            "//",
            ".",
            "..",
            "/../",
            "%",
            "%2",
            "%41",
            "%e4",
            "?",
            "&",
            "=",
            "#",
            ";",
            ":",
            "@",
            " ",
            "ü",
            "漢",
            "\uD83D",
            "\t",
            "utm_x=1",
            "sid",
            ";jsessionid=1",
            "\\",
            "|");
    return piece
        .list()
        .ofMaxSize(14)
        .map(pieces -> "https://Example.org/" + String.join("", pieces));
  }
}
