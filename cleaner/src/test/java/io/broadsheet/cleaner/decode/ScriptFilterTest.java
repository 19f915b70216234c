package io.broadsheet.cleaner.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFilterTest {

  private static final Path DATA = Path.of("../../shared/data/extraction");
  private static final int RANDOM_PAGES = 60_000;

  /** The parser remembers of a name whether it has met an element of it that closes itself. */
  private static final Pattern EMPTY = Pattern.compile("(<([A-Za-z]+)(?: [^<>]*)?)></\\2>");

  private static final Set<String> READ =
      Set.of(
          ("id class role itemprop data-testid data-component data-type aria-label hidden"
                  + " aria-hidden style href rel content datetime http-equiv name property lang type")
              .split(" "));
  private static final String[] PIECES = {
    "<script>",
    "<script type='application/ld+json'>",
    "<script src=a/>",
    "<script/>",
    "</script>",
    "<script type=\"application/ld&#43;json\">",
    "</script >",
    "</SCRIPT\n>",
    "</scripts>",
    "<SCRIPT a>",
    "<style>",
    "</style>",
    "<style media='a>b'>",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<!-- a -->",
    "<svg>",
    "<svg/>",
    "<svg a=/>",
    "<svg a= />",
    "</svg>",
    "<path d='M0'/>",
    "<desc>",
    "</desc>",
    "<g>",
    "</g>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<iframe>",
    "</iframe>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "</select>",
    "<math>",
    "<mi>",
    "</math>",
    "<plaintext>",
    "<frameset>",
    "<foreignObject>",
    "<xmp>",
    "</xmp>",
    "<noframes>",
    "</noframes>",
    "<noembed>",
    "</noembed>",
    "<table>",
    "<tr>",
    "<td>",
    "<caption>",
    "<colgroup>",
    "<col>",
    "</table>",
    "<p>",
    "</p>",
    "<div a='>'>",
    "<div a id=b c/>",
    "<div a=b/ class='c'd=e />",
    "<div/a=b>",
    "<div a/b>",
    "<div a / b>",
    "<p style='display:none' style=a>",
    "<svg a=b>",
    "<g/>",
    "</g>",
    "<circle>",
    "</path>",
    "<use> ",
    "<div a=\"<script>\">",
    "<div a=<script>",
    "<div a=b\"c>",
    "<div =a>",
    "<div \"a\">",
    "<a b='c'd>",
    "<a b = c>",
    "<a / b>",
    "<a b=/>",
    "<a href=a b>",
    "<a class=a>",
    "</a>",
    "<b a=b>",
    "<i>",
    "<svg a=b id=c/>",
    "<select a=b id=c>",
    "</div>",
    "<b>",
    "</b>",
    "<head>",
    "</head>",
    "<body>",
    "</body>",
    "</html>",
    "<input>",
    "<button>",
    "<h1>",
    "<![CDATA[",
    "]]>",
    "<?xml a?>",
    "<?a>b",
    "<!DOCTYPE a \"b>c\">",
    "<!a>",
    "</ a>",
    "</>",
    "< a",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "/",
    "a",
    " b ",
    "\n",
    "é",
    "{}",
    "&lt;",
    "<p",
    "<a b='",
    "<br/>"
  };

  private static String filtered(String html) {
    return ScriptFilter.text(html.getBytes(UTF_8));
  }

  /** The document, but for what the filter may leave out. */
  private static String document(String html) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    for (Element raw : document.getElementsByTag("script")) {
      if (!raw.attr("type").equals("application/ld+json")) {
        raw.dataNodes().forEach(data -> data.setWholeData(""));
      }
    }
    for (Element style : document.getElementsByTag("style")) {
      style.dataNodes().forEach(data -> data.setWholeData(""));
    }
    for (Element drawing : document.getElementsByTag("svg")) {
      String text = drawing.wholeText();
      if (text.isBlank() && drawing.getElementsByTag("script").isEmpty()) {
        drawing.empty().appendText(text.isEmpty() ? "" : " ");
      }
    }
    document.forEach(ScriptFilterTest::removeUnread);
    return EMPTY.matcher(document.outerHtml()).replaceAll("$1 />");
  }

  private static void removeUnread(Element element) {
    for (Attribute attribute : element.attributes().asList()) {
      boolean isStyle = attribute.getKey().equals("style");
      boolean hides = isStyle && attribute.getValue().contains("display");
      if (!READ.contains(attribute.getKey()) || isStyle && !hides) {
        element.removeAttr(attribute.getKey());
      }
    }
  }

  @Test
  void shouldLeaveOutAttributesThatNobodyReads() {
    assertThat(
            filtered(
                "<html lang=en><div data-a='<p>' CLASS=a onclick=b id = c/><img src=a alt=\"b\" />"
                    + "<p style='color:red' hidden><p style='display:none'><div/a=b><div a/c>"))
        .isEqualTo(
            "<html lang=en><div CLASS=a id = c/><img />"
                + "<p hidden><p style='display:none'><div/a=b><div /c>");
  }

  @Test
  void shouldLeaveAttributesOfFormattingElementsThatAreCompared() {
    assertThat(filtered("<html><b a=1>x<p><b a=2>y<a target=b href=c>z</a>"))
        .isEqualTo("<html><b a=1>x<p><b a=2>y<a href=c>z</a>");
  }

  @Test
  void shouldLeaveOutDrawings() {
    assertThat(
            filtered(
                "<html>a<svg viewBox='0' class=a><g><path d='M0'/></g></svg>b"
                    + "<SVG> <path/>\n</SVG>c<svg><title>d</title></svg>"))
        .isEqualTo("<html>a<svg class=a></svg>b<SVG> </SVG>c<svg><title>d</title></svg>");
  }

  @Test
  void shouldLeaveOutScriptsAndStyleSheets() {
    assertThat(filtered("<html><style>a{}</style><p>x</p><SCRIPT async>if (a<b) c()</SCRIPT>y"))
        .isEqualTo("<html><style></style><p>x</p><SCRIPT ></SCRIPT>y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><script type='application/ld+json'>{}</script>",
        "<html><script type='application/ld&#x2B;json'>{}</script>",
        "<html><p id='<script>'>a</script>",
        "<html><!-- <script>a</script> -->",
        "<html><textarea><script>a</script></textarea>",
        "<html><script>a",
        "<html><script><!-- <script>a</script> --></script>",
        "<html><svg><style>a<b>c</b></style></svg>",
        "<html><div a<b><script>a</script>",
      })
  void shouldLeaveAsItIs(String html) {
    assertThat(filtered(html)).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><p>",
        "\ufeff<!DOCTYPE  html>",
        "\n <html lang=en>",
        "<HTML>",
      })
  void shouldTellDocuments(String html) {
    boolean isTold = !html.contains("  html");
    assertThat(ScriptFilter.isDocument(html.getBytes(UTF_8))).isEqualTo(isTold);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<htm", "<html-x>", "plain <html>", "# <!doctype html>"})
  void shouldTellWhatMayBeNoDocument(String text) {
    assertThat(ScriptFilter.isDocument(text.getBytes(UTF_8))).isFalse();
  }

  @Test
  void shouldChangeNothingElseOfAnyMarkup() {
    Random random = new Random(20260410);
    int filtered = 0;
    for (int i = 0; i < RANDOM_PAGES; i++) {
      String html = page(random);
      String left = filtered(html);
      filtered += left.length() < html.length() ? 1 : 0;
      assertThat(document(left)).as(html).isEqualTo(document(html));
    }
    assertThat(filtered).isGreaterThan(RANDOM_PAGES / 10);
  }

  /** Few kinds of pieces a page, so that what belongs together meets. */
  private static String page(Random random) {
    List<String> kinds = new ArrayList<>(List.of("<script>", "</script>", "<style>", "</style>"));
    for (int more = random.nextInt(8); more >= 0; more--) {
      kinds.add(PIECES[random.nextInt(PIECES.length)]);
    }
    StringBuilder page = new StringBuilder();
    for (int pieces = 1 + random.nextInt(30); pieces > 0; pieces--) {
      page.append(kinds.get(random.nextInt(kinds.size())));
    }
    return page.toString();
  }

  @Test
  void shouldChangeNothingElseOfRealPages() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no shared data beside the project");
    List<Path> files;
    try (Stream<Path> all = Files.walk(DATA)) {
      files = all.filter(file -> file.toString().contains(".htm")).toList();
    }
    for (Path file : files) {
      byte[] body = body(file);
      if (Utf8.fit(body).isValid()) {
        String html = new String(body, UTF_8);
        assertThat(document(filtered(html))).as(file.toString()).isEqualTo(document(html));
      }
    }
  }

  private static byte[] body(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return file.toString().endsWith(".gz")
        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
        : bytes;
  }
}
