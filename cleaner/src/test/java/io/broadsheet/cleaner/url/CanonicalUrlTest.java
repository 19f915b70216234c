package io.broadsheet.cleaner.url;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

  private static final String PAGE =
      "https://www.example.co.uk/news/2024/flood-in-the-valley?utm_a=1";
  private static final String PAGE_NORMAL =
      "https://www.example.co.uk/news/2024/flood-in-the-valley";

  @ParameterizedTest
  @CsvSource({
    "https://example.co.uk/news/flood-12, https://example.co.uk/news/flood-12",
    "/news/flood-12, https://www.example.co.uk/news/flood-12",
    "//m.example.co.uk/news/flood-12, https://m.example.co.uk/news/flood-12",
    "www.example.co.uk/news/flood-12, https://www.example.co.uk/news/flood-12",
    "https://example.com/news/2024/flood-in-the-valley, "
        + "https://example.com/news/2024/flood-in-the-valley",
  })
  void shouldBelieveAnAddressOfTheSameSite(String declared, String expected) {
    assertThat(CanonicalUrl.choose(declared, PAGE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://www.example.co.uk/",
        "https://www.example.co.uk",
        "https://www.example.co.uk/index.html",
        "https://www.example.co.uk/news",
        "https://other.co.uk/news/2024/flood-in-the-valley",
        "https://example.com/something/else-entirely",
        "flood.html",
        "javascript:void(0)",
        "http://{{host}}/x"
      })
  void shouldFallBackToTheFetchedAddress(String declared) {
    assertThat(CanonicalUrl.choose(declared, PAGE)).isEqualTo(PAGE_NORMAL);
  }

  @Test
  void shouldBelieveAMobileVariantOnAnotherDomain() {
    assertThat(
            CanonicalUrl.choose(
                "https://m.exampletimes.com/life/coffee-lovers-rejoice/12.cms",
                "https://exampletimes.group.org/life/coffee-lovers-rejoice/12.cms"))
        .isEqualTo("https://m.exampletimes.com/life/coffee-lovers-rejoice/12.cms");
  }

  @Test
  void shouldNotBelieveANeighbourOnABlogHost() {
    assertThat(
            CanonicalUrl.choose(
                "https://one.blogspot.com/2024/a-long-story",
                "https://two.blogspot.com/2024/a-long-story"))
        .isEqualTo("https://two.blogspot.com/2024/a-long-story");
  }

  @Test
  void shouldSeeThroughAnAmpCache() {
    assertThat(
            CanonicalUrl.choose(
                null, "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a/story.amp"))
        .isEqualTo("https://www.example.org/a/story.amp");
  }

  @Test
  void shouldBelieveAHomePageOfItself() {
    assertThat(CanonicalUrl.choose("https://example.org", "https://example.org/?utm_source=x"))
        .isEqualTo("https://example.org/");
  }

  @Test
  void shouldTakeTheDeclaredAddressOfAFile() {
    assertThat(CanonicalUrl.choose("https://example.org/a/story", "file:/pages/1.html"))
        .isEqualTo("https://example.org/a/story");
  }

  @Test
  void shouldKeepTheAddressOfAFileThatNamesNone() {
    assertThat(CanonicalUrl.choose(null, "file:/pages/1.html")).isEqualTo("file:/pages/1.html");
    assertThat(CanonicalUrl.choose("https://example.org/", "file:/pages/1.html"))
        .isEqualTo("file:/pages/1.html");
    assertThat(CanonicalUrl.choose("/a", null)).isNull();
  }

  @Property
  void shouldAlwaysChooseANormalAddressOrNone(@ForAll String declared, @ForAll String rest) {
    String chosen = CanonicalUrl.choose(declared, "https://example.org/" + rest);
    assertThat(Urls.normalize(chosen)).contains(chosen);
  }
}
