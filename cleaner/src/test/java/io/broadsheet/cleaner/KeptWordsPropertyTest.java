package io.broadsheet.cleaner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.CleaningOutcome.Cleaned;
import io.broadsheet.cleaner.decode.Decoded;
import io.broadsheet.cleaner.decode.PageDecoder;
import io.broadsheet.cleaner.text.Normaliser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptWordsPropertyTest {

  private static final Cleaner CLEANER = new Cleaner();

  @Property(tries = 300)
  void everyKeptWordStandsInTheHtmlInOrder(@ForAll("pages") String html) {
    if (clean(html.getBytes(UTF_8)) instanceof Cleaned cleaned) {
      assertHonest(cleaned.article(), Jsoup.parse(html).body().wholeText());
    }
    Statistics.collect(clean(html.getBytes(UTF_8)) instanceof Cleaned);
  }

  @Property(tries = 300)
  void everyKeptWordStandsInTheTextInOrder(@ForAll("lines") List<String> lines) {
    String text = String.join("\n", lines);
    if (clean(text.getBytes(UTF_8)) instanceof Cleaned cleaned) {
      assertHonest(cleaned.article(), text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"articles-web", "news-multilingual"})
  void everyKeptWordStandsInTheSharedPagesInOrder(String set) throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.folder("extraction/" + set))) {
      for (Path file : files.filter(f -> f.toString().contains(".html")).sorted().toList()) {
        byte[] body = read(file);
        if (clean(body) instanceof Cleaned cleaned) {
          String html = ((Decoded.Text) new PageDecoder().decode(page(body))).text();
          assertHonest(cleaned.article(), Jsoup.parse(html).body().wholeText());
        }
      }
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return file.toString().endsWith(".gz")
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    }
  }

  private static void assertHonest(CleanArticle article, String source) {
    KeptWords.assertInOrder(article.text(), source);
    List<String> paragraphs = List.of(article.text().split(Normaliser.PARAGRAPH_BREAK));
    assertThat(Normaliser.paragraphs(paragraphs)).isEqualTo(paragraphs);
  }

  private static CleaningOutcome clean(byte[] body) {
    return CLEANER.clean(page(body));
  }

  private static Page page(byte[] body) {
    return new Page(null, Instant.parse("2026-03-04T00:00:00Z"), body, null, null, 200);
  }

  @Provide
  Arbitrary<String> pages() {
    Arbitrary<String> block =
        Arbitraries.oneOf(
            sentences().list().ofMinSize(1).ofMaxSize(5).map(s -> "<p>" + join(s) + "</p>"),
            sentences().list().ofMinSize(2).ofMaxSize(4).map(s -> String.join("<br><br>", s)),
            sentences().map(s -> "<blockquote>" + s + "</blockquote>"),
            sentences().map(s -> "<ul><li>" + s + "<li>" + s.toUpperCase() + "</ul>"),
            sentences().map(s -> "<table><tr><td>" + s + "<td>17</table>"),
            sentences().map(s -> "<h2>" + s + "</h2>"),
            junk());
    return block
        .list()
        .ofMinSize(2)
        .ofMaxSize(25)
        .map(blocks -> "<html><body><article>" + String.join("\n", blocks) + "</article></html>");
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.oneOf(
            sentences().list().ofMinSize(1).ofMaxSize(5).map(KeptWordsPropertyTest::join),
            sentences(),
            junk().map(markup -> Jsoup.parse(markup).text()),
            Arbitraries.of("", "", "* * *", "# Bridge closed", "[Ferries](/ferries)"))
        .list()
        .ofMinSize(2)
        .ofMaxSize(25);
  }

  private static Arbitrary<String> junk() {
    return Arbitraries.of(
        "<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>",
        "<p class=byline>By Ann Lee and Bo Day</p>",
        "<time datetime=2026-03-03>3 March 2026</time>",
        "<figure><img src=b.jpg><figcaption>The bridge. Photo: Bo Day</figcaption></figure>",
        "<aside class=related><h3>Read more</h3><a href=/ferry>Ferries start</a></aside>",
        "<div class=share>Share Tweet Email</div>",
        "<p>Sign up for our newsletter and never miss a story.</p>",
        "<sup><a href=#1>1</a></sup>",
        "<script>var words = 'not to be seen';</script>",
        "<div hidden>Nobody sees this line of text.</div>",
        "<footer>© 2026 The Harbour. All rights reserved.</footer>");
  }

  private static Arbitrary<String> sentences() {
    return Arbitraries.of(
        "The council of the harbour town said on Tuesday that the old bridge would stay closed.",
        "Ferries run every hour, and nobody has to wait for long, the U.S. engineer said.",
        "“Nobody likes it,” the mayor said, “but there is no other way, and we shall",
        "manage until spring,” she added.",
        "Costs rose by 3.5% to $12.50 a head, followingRussia and across Europe.At night it is dark.",
        "It cost less than 5 &lt; 6 &amp; more, said https://news.example/a.b on its <b>own</b> page.",
        "Der Rat der Stadt teilte am Dienstag mit, dass die alte Brü\u00adcke geschlossen bleibt.",
        "Совет города сообщил во вторник, что старый мост останется закрытым до весны.",
        "市政府周二表示，旧桥将关闭到春天，渡轮每小时一班，市民不必久等。",
        "橋は春まで閉鎖され、フェリーが一時間ごとに運航すると市議会が火曜日に発表した。",
        "시의회는 화요일에 오래된 다리가 봄까지 닫힌다고 밝혔다.",
        "สภาเมืองกล่าวเมื่อวันอังคารว่าสะพานเก่าจะปิดจนถึงฤดูใบไม้ผลิ",
        "قال المجلس يوم الثلاثاء إن الجسر القديم سيبقى مغلقا حتى الربيع.",
        "המועצה הודיעה ביום שלישי כי הגשר הישן יישאר סגור עד האביב.");
  }

  private static String join(List<String> sentences) {
    return String.join(" ", sentences);
  }
}
