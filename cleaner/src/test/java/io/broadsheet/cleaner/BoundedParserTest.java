package io.broadsheet.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class BoundedParserTest {

  private static final String[] PIECES = {
    "<p>",
    "</p>",
    "<div class=a>",
    "</div>",
    "<b>",
    "</b>",
    "<i id=b>",
    "</i>",
    "<a href=c>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<font color=d>",
    "<select>",
    "<option>",
    "</select>",
    "<template>",
    "</template>",
    "<svg>",
    "<g>",
    "</svg>",
    "<form>",
    "</form>",
    "<button>",
    "<br>",
    "</br>",
    "<head>",
    "<body>",
    "</body>",
    "</html>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<textarea>",
    "</textarea>",
    "<!--",
    "-->",
    "text ",
    "&amp;",
    "<"
  };

  @Test
  void shouldMakeTheDocumentThatTheParserMakes() {
    Random random = new Random(20261126);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder html = new StringBuilder();
      for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
        html.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String page = html.toString();
      assertThat(BoundedParser.parse(page, "").map(document -> document.outerHtml()))
          .as(page)
          .contains(Jsoup.parse(page).outerHtml());
    }
  }

  @Test
  void shouldParseTheDensestMarkup() {
    assertThat(BoundedParser.parse("<p>".repeat(100_000), "")).isPresent();
    assertThat(BoundedParser.parse("<b>".repeat(100_000), "")).isPresent();
    assertThat(BoundedParser.parse("", "")).isPresent();
  }

  @Test
  void shouldRefuseMarkupThatGrows() {
    String open = "<p><font a=1><font a=2><font a=3><font a=4><font a=5><font a=6></p>";
    assertThat(BoundedParser.parse(open + "<p>x".repeat(1_000), "")).isEmpty();
    assertThat(BoundedParser.parse(open + "<p>x</p> and more text ".repeat(1_000), "")).isPresent();
  }

  @Test
  void shouldRefuseMoreElementsThanAnyPageHas() {
    assertThat(BoundedParser.parse("<div>".repeat(499_000), "")).isPresent();
    assertThat(BoundedParser.parse("<div>".repeat(500_000), "")).isEmpty();
  }
}
