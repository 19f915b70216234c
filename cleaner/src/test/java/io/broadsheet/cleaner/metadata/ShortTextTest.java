package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ShortTextTest {

  private static Element body(String html) {
    return Jsoup.parse(html).body();
  }

  @Test
  void shouldReadALine() {
    assertThat(ShortText.of(body("<p>By <b>Jane</b>\n  Doe"), 11)).isEqualTo("By Jane Doe");
  }

  @Test
  void shouldNotReadWhatIsLongerOrOfManyParts() {
    assertThat(ShortText.of(body("<p>By Jane Doe"), 10)).isEmpty();
    assertThat(ShortText.of(body("Jane Doe ".repeat(1_000)), 90)).isEmpty();
    assertThat(ShortText.of(body("<p>Jane Doe</p>" + "<i></i>".repeat(200)), 90)).isEmpty();
  }
}
