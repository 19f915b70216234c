package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "By [XNA](https://example.org) today # By XNA today",
        "['Stay,' she said](/a_b) # 'Stay,' she said",
        "![A pier](pier.jpg) The pier # The pier",
        "[![A pier](pier.jpg)](/large) The pier # The pier",
        "a **bold** and *slanted* and __heavy__ word # a bold and slanted and heavy word",
        "five * three * two and snake_case_name # five * three * two and snake_case_name",
        "he wrote [sic] (on purpose) # he wrote [sic] (on purpose)",
        "see <https://example.org/x> there # see there",
        "a < b and b > c # a < b and b > c",
        "*** wild # *** wild"
      })
  void shouldRenderWhatIsMarkdownAndNothingElse(String raw, String rendered) {
    assertThat(Markdown.render(raw, false).text()).isEqualTo(rendered);
  }

  @Test
  void shouldKnowHeadingsBulletsAndRulers() {
    assertThat(Markdown.render("## A pier", false)).matches(Line::heading);
    assertThat(Markdown.render("- a pier", false)).matches(Line::bullet);
    assertThat(Markdown.render("• a pier", false).text()).isEqualTo("a pier");
    assertThat(Markdown.render("-----", false)).isNull();
  }

  @Test
  void shouldNameAnAddressOnlyWhenThereIsOne() {
    assertThat(Markdown.render("<https://example.org/x>", false).address())
        .isEqualTo("https://example.org/x");
    assertThat(Markdown.render("https://a.example https://b.example", false).address()).isNull();
  }
}
