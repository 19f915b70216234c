package io.broadsheet.cleaner.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.SharedData;
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

/** What the parser makes of a page does not change, but for what the filter may leave out. */
class FilteredDocumentTest {

  private static final int RANDOM_PAGES = 60_000;

  /** The parser remembers of a name whether it has met an element of it that closes itself. */
  private static final Pattern EMPTY = Pattern.compile("(<([A-Za-z]+)(?: [^<>]*)?)></\\2>");

  private static final Set<String> READ =
      Set.of(
          ("id class role itemprop data-testid data-component data-type aria-label hidden"
                  + " aria-hidden style href rel content datetime http-equiv name property lang type"
                  + " typeof shadowroot shadowrootmode")
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
    "<p style=a style='display:none'>",
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
    "<div a=\"b\"\" c=d>",
    "<div a='b'c='d\"'e \" id=f>",
    "<div a<b c>",
    "<div a=<b c>",
    "<div a=b<c d>",
    "<a <div b=c>",
    "<div = a=b>",
    "<div a typeof=b>",
    "<div a=b ",
    "<p/",
    "<p<b>",
    "</p<b>",
    "</p a<b c>",
    "</p",
    "<?xml a=\"b\">",
    "<svg><title>c</title><path d=e id=f>",
    "<use href=a>",
    "<g a=b><rect c=d/>",
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
    List<Path> files;
    try (Stream<Path> all = Files.walk(SharedData.folder("extraction"))) {
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

  private static String filtered(String html) {
    byte[] bytes = html.getBytes(UTF_8);
    return ScriptFilter.text(bytes, Utf8.fit(bytes));
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
    document.forEach(FilteredDocumentTest::removeUnread);
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
}
