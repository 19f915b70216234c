package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers see near the headline. */
class VisibleMetadataTest {

  private static Metadata extract(String html) {
    return new MetadataExtractor()
        .extract(
            Jsoup.parse(html),
            "https://www.example.org/news/bridge",
            Instant.parse("2024-06-01T12:00:00Z"));
  }

  @Test
  void shouldReadVisibleDateAndByline() {
    Metadata metadata =
        extract(
            """
            <html lang="de"><body><nav><a href="/autor/wer-anders">Wer Anders</a></nav>
            <article><h1>Die Brücke ist wieder offen</h1>
            <div class="article-byline">Von <a href="/autor/erika-beispiel">Erika Beispiel</a>
            und Max Muster</div><span>Stand: 9. Mai 2024</span><span>6. Mai 2024, 8:00 Uhr</span>
            <p>Der Text.</p></article>
            <div class="comments"><span class="author">Ein Leser</span></div></body></html>
            """);
    assertThat(metadata.authors()).containsExactly("Erika Beispiel");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T08:00:00Z");
  }

  @Test
  void shouldFindDateAndBylineBelowAHeadlineThatIsNoHeading() {
    Metadata metadata =
        extract(
            """
            <html lang=en><title>Bridge reopens after ten years | Example Herald</title>
            <div>Tuesday, 28 May 2024</div>
            <table><tr><td><font size=5>Bridge reopens after ten years</font>
            <tr><td>6 May 2024<tr><td>By Jane Doe
            <tr><td><p>The bridge is open.</table>""");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T00:00:00Z");
    assertThat(metadata.authors()).containsExactly("Jane Doe");
  }

  @Test
  void shouldTakeACreditBesideTheHeadlineForABylineAndNoneOfAPicture() {
    String page =
        """
        <html lang=en><title>Bridge reopens after ten years</title>
        <h1>Bridge reopens after ten years</h1>%s
        <div class=shot><img src=a.jpg><p class=credit>By John Roe</p></div>
        <p>The bridge is open.</p>""";
    assertThat(extract(page.formatted("<p class=credit>By Jane Doe in Quay</p>")).authors())
        .containsExactly("Jane Doe");
    assertThat(extract(page.formatted("")).authors()).isEmpty();
  }

  @Test
  void shouldReadABylineThatAlsoTellsTheDate() {
    Metadata metadata =
        extract(
            """
            <html lang=en><article><h1>Bridge reopens after ten years</h1>
            <div>Submitted by Jane Doe on Mon, 6 May 2024 - 08:30</div>
            <p>The bridge is open.</p></article>""");
    assertThat(metadata.authors()).containsExactly("Jane Doe");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T08:30:00Z");
  }

  @Test
  void shouldReadTheNameThatRdfaMarksAsAPerson() {
    String html =
        """
        <html lang="es"><body><article><h1>La cosecha llega tarde</h1>
        <footer class="node__meta"><div>Enviado por <span class="field--name-uid">
        <a href="/user/14" typeof="schema:Person" class="username">Marta Iglesias</a></span>
        el 12/03/2025</div></footer>
        <p>Las lluvias de marzo han retrasado tres semanas la cosecha.</p></article>
        <section class="comments"><span typeof="schema:Person">Un lector</span></section>
        """;
    assertThat(extract(html).authors()).containsExactly("Marta Iglesias");
  }

  @Test
  void shouldReadARowOfAuthorLinks() {
    String links =
        "<a href=/autor/marta-iglesias>Marta Iglesias</a><a href=/autor/jon-vera>Jon Vera</a>";
    String list =
        "<ul><li><a href=/autor/marta-iglesias>Marta Iglesias</a>,</li>"
            + "<li><a href=/autor/jon-vera>Jon Vera</a></li></ul>";

    assertThat(extract("<h1>La cosecha llega tarde</h1><div>" + links + "</div>").authors())
        .containsExactly("Marta Iglesias", "Jon Vera");
    assertThat(extract("<h1>La cosecha llega tarde</h1><div>" + list + "</div>").authors())
        .containsExactly("Marta Iglesias", "Jon Vera");
  }

  @Test
  void shouldNotTakeThePlaceBehindADashForAnAuthor() {
    String html = "<h1>A safra chega tarde</h1><p>Por Rafael Souza%s<span>%sBelo Horizonte</span>";

    assertThat(extract(html.formatted(" — ", "")).authors()).containsExactly("Rafael Souza");
    assertThat(extract(html.formatted("", " - ")).authors()).containsExactly("Rafael Souza");
  }

  @Test
  void shouldPassOverDatesOfOtherArticles() {
    Metadata metadata =
        extract(
            """
            <html lang=en><article><h1>Bridge reopens after ten years</h1><p>The bridge is open.</p>
            <div class="related-posts"><p class="related-date">3 March 2023</p></div>
            <footer>Posted on <time datetime="2024-05-06">6 May</time></footer></article>""");
    assertThat(metadata.publishedAt()).isEqualTo("2024-05-06T00:00:00Z");
  }

  @Test
  void shouldReadALineOfLabels() {
    Metadata added =
        extract(
            """
            <html lang=pl><h1>Lokomotywa wróciła po latach</h1>
            <div class=info>Dodano: 2024-05-06 14:05 | Autor: Bożena Krupnik | Odsłon: 2314</div>
            <p>Parowóz stoi na rynku.</p>""");
    Metadata bold =
        extract(
            """
            <html lang=ru><h1>Про лавочки у подъезда</h1><span>06.05.2024 &nbsp; Автор:
            <b>Аркадий Смолокуров</b> &nbsp; Просмотров: 3481</span><p>Лавочки стоят.</p>""");

    assertThat(added.authors()).containsExactly("Bożena Krupnik");
    assertThat(added.publishedAt()).isEqualTo("2024-05-06T14:05:00Z");
    assertThat(bold.authors()).containsExactly("Аркадий Смолокуров");
    assertThat(bold.publishedAt()).isEqualTo("2024-05-06T00:00:00Z");
  }

  @Test
  void shouldReadANameInAnElementBehindAPreposition() {
    String html = "<h1>Il Valdoro vince ancora</h1><div>%s <strong>Ettore Valbruna</strong></div>";

    assertThat(extract(html.formatted("di")).authors()).containsExactly("Ettore Valbruna");
    assertThat(extract(html.formatted("Un giorno di")).authors()).isEmpty();
  }

  @Test
  void shouldReadABylineThatOnlyDataAttributesName() {
    String html =
        "<h1>Hon lärde ett land laga mat</h1><div class=x8fu data-testid=byline-block>"
            + "<a href=/av/jonas>Jonas Ekdahl</a><span>Nöjesreporter</span></div><p>Text.</p>";

    assertThat(extract(html).authors()).containsExactly("Jonas Ekdahl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Written by</p><p>Jane Doe</p>",
        "<div><h3>Author</h3><p> Jane Doe</p></div>",
        "<div><span>By</span><span>Jane Doe</span></div>",
        "<div><strong>Contributors:</strong> Jane Doe</div>",
        "<p><span>Autor:</span></p><p>Jane Doe</p>",
        "<aside class=post-author>Jane Doe</aside>"
      })
  void shouldReadANameBesideALabel(String byline) {
    String html = "<h1>Bridge reopens after ten years</h1>%s<p>The bridge is open.</p>";

    assertThat(extract(html.formatted(byline)).authors()).containsExactly("Jane Doe");
  }

  @Test
  void shouldNotTakeOtherWordsBesideALabelForAName() {
    String html = "<h1>Bridge reopens</h1><label>Author</label><p>The bridge is open.</p>";

    assertThat(extract(html).authors()).isEmpty();
  }

  @Test
  void shouldReadTheAuthorThatAMetaElementGivesAsAProperty() {
    assertThat(extract("<meta itemprop=author content=Kristen><h1>What we wear</h1>").authors())
        .containsExactly("Kristen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>6 May 2024 | Jane Doe</div>",
        "<div>Jane Doe, 6.5.2024</div>",
        "<div><span>Jane Doe</span> <span>2024-05-06 08:30</span></div>",
        "<p><i>di Jane Doe</i></p>",
        "<p>oprac. Jane Doe</p>",
        "<p>Подготовила Jane Doe</p>",
        "<div><time>28 мая 2024</time> Беседовала <b>Jane Doe</b></div>",
        "<div>Na <b>Jane Doe</b>, Jumatatu, Mei 6, 2024</div>",
        "<address><a href=#>Jane Doe</a> journalist</address>",
        "<p>It rains.</p><p style='text-align: right'><b>Jane Doe</b></p>"
      })
  void shouldReadANameBesideADate(String line) {
    String html = "<h1>Bridge reopens after ten years</h1>%s<p>The bridge is open.</p>";

    assertThat(extract(html.formatted(line)).authors()).containsExactly("Jane Doe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>6 May 2024 | Local Affairs</div>",
        "<div>New Exampleton, 6 May 2024</div>",
        "<div>Exampleton, 6 May 2024</div>",
        "<div><a href=/b>Storm Hits Coast</a> 6 May 2024</div>",
        "<div>6 May 2024 | The bridge is open</div>",
        "<div class=related><p>6 May 2024 | Jane Doe</p></div>",
        "<div class=author>More posts</div>",
        "<address>Quay Street 12, Exampleton</address>",
        "<p align=right><a href=/b>Jane Doe</a></p>",
        "<p align=right>The bridge is open</p>"
      })
  void shouldTakeNoOtherWordsBesideADateForAName(String line) {
    String html =
        "<nav><a href=/local>Local Affairs</a></nav><h1>Bridge reopens after ten years</h1>%s"
            + "<p>The bridge is open.</p>";

    assertThat(extract(html.formatted(line)).authors()).isEmpty();
  }

  @Test
  void shouldReadTheReporterOfALineInKoreanOrChinese() {
    String html = "<h1>다리가 다시 열렸다</h1><p>%s</p>";

    assertThat(extract(html.formatted("(서울=보기통신) 김하나 기자")).authors()).containsExactly("김하나");
    assertThat(extract(html.formatted("記者王小明／台北報導")).authors()).containsExactly("王小明");
    assertThat(extract(html.formatted("作者：张三　字号：大")).authors()).containsExactly("张三");
    assertThat(extract("<h1>x</h1><p><b>דנה כהן</b> <i>02.05.24</i></p>").authors())
        .containsExactly("דנה כהן");
    assertThat(extract(html.formatted("기자 회견이 열렸다")).authors()).isEmpty();
  }

  @Test
  void shouldReadTheDateInTheTitleOfAnAbbreviation() {
    String html =
        "<h1>Bridge reopens</h1><p>Posted at <abbr title='2024-05-06T08:30:00Z'>8:30</abbr></p>";

    assertThat(extract(html).publishedAt()).isEqualTo("2024-05-06T08:30:00Z");
  }

  @Test
  void shouldReadTheDayFirstOnEnglishPagesOfCountriesThatWriteIt() {
    String html = "<html lang=en><h1>Bridge reopens</h1><p>Published 04/03/2024</p>";
    Instant fetched = Instant.parse("2024-06-01T12:00:00Z");

    assertThat(
            new MetadataExtractor()
                .extract(Jsoup.parse(html), "https://herald.example.ie/bridge", fetched)
                .publishedAt())
        .isEqualTo("2024-03-04T00:00:00Z");
    assertThat(extract(html).publishedAt()).isEqualTo("2024-04-03T00:00:00Z");
  }
}
