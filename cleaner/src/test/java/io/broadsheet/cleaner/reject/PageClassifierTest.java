package io.broadsheet.cleaner.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.html.HtmlExtractor;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageClassifierTest {

  private static final String STORY =
      "<p>The town council voted on Monday to build a new bridge over the river, ending a dispute"
          + " that has divided residents for almost ten years.</p>"
          + "<p>Work is to begin in spring, the mayor said, and the bridge should open to traffic"
          + " within two years if the winter stays mild.</p>"
          + "<p>Opponents of the plan, who fear more lorries in the old quarter, announced that they"
          + " would take the decision to court before the end of the month.</p>";

  private static Optional<RejectionReason> classify(String html) {
    Document document = Jsoup.parse(html);
    Instant now = Instant.parse("2024-06-01T00:00:00Z");
    Metadata metadata = new MetadataExtractor().extract(document, null, now);
    Extraction extraction = new HtmlExtractor().extract(document, metadata);
    String language = new LanguageIdentifier().identify(extraction.text()).orElse(null);
    return new PageClassifier()
        .classify(document, metadata, extraction, language)
        .map(Rejection::reason);
  }

  @Test
  void shouldAcceptAShortNewsStory() {
    String page =
        "<head><title>Council votes for bridge</title><meta property='og:type' content='article'>"
            + "</head><body><article><h1>Council votes for bridge</h1><p>By Jo Field</p>"
            + STORY
            + "</article></body>";

    assertThat(classify(page)).isEmpty();
  }

  @Test
  void shouldNameAnEmptyPage() {
    assertThat(classify("<body><div></div></body>")).contains(RejectionReason.EMPTY);
  }

  @Test
  void shouldNameAPageWithTooLittleText() {
    assertThat(classify("<body><h1>Bridge</h1><p>Pictures follow.</p></body>"))
        .contains(RejectionReason.TOO_SHORT);
  }

  @Test
  void shouldNameASoftError() {
    assertThat(classify("<title>Page not found</title><h1>Oops!</h1><p>That page has moved.</p>"))
        .contains(RejectionReason.ERROR_PAGE);
    assertThat(classify("<title>Fehler 404</title><h1>Seite nicht gefunden</h1>"))
        .contains(RejectionReason.ERROR_PAGE);
    assertThat(classify("<title>错误</title><h1>页面不存在</h1>")).contains(RejectionReason.ERROR_PAGE);
  }

  @Test
  void shouldNameACheckForRobots() {
    assertThat(classify("<title>Just a moment...</title><p>Verify you are human to continue.</p>"))
        .contains(RejectionReason.BOT_CHECK);
    String signed = "<h2>Verificando se você é humano. Isso pode levar alguns segundos.</h2>";
    assertThat(classify("<title>Um momento…</title>" + signed)).contains(RejectionReason.BOT_CHECK);
    assertThat(
            classify(
                "<title>Einen Moment</title><h2>Es wird überprüft, ob Sie ein Mensch sind. Das kann"
                    + " einige Sekunden dauern.</h2>"))
        .contains(RejectionReason.BOT_CHECK);
    assertThat(
            classify(
                "<title>Hetkinen</title><h2>Tarkistamme yhteyden ennen kuin jatkat.</h2>"
                    + "<p>Ray ID: 8f2a1b3c4d5e6f70</p>"))
        .contains(RejectionReason.BOT_CHECK);
  }

  @Test
  void shouldNameALoginAndAConsentPage() {
    assertThat(
            classify("<h1>Log in</h1><form><input type=password><button>Continue</button></form>"))
        .contains(RejectionReason.LOGIN_OR_CONSENT);
    assertThat(classify("<h1>Before you continue</h1><p>We and our partners use cookies.</p>"))
        .contains(RejectionReason.LOGIN_OR_CONSENT);
  }

  @Test
  void shouldNameAListWithAConsentBannerAList() {
    StringBuilder page = new StringBuilder("<p>We and our partners use cookies.</p>");
    page.append("<button>Accept all</button><h1>Latest news</h1>");
    for (int i = 0; i < 6; i++) {
      page.append("<h2><a href=/%d>Story %d of today</a></h2><p>In short.</p>".formatted(i, i));
    }

    assertThat(classify(page.toString())).contains(RejectionReason.INDEX_PAGE);
  }

  @Test
  void shouldNameAListOfOffers() {
    StringBuilder page =
        new StringBuilder(
            "<title>Garden chairs</title><meta property='og:type' content='website'>"
                + "<body class='archive category'><h1>Garden chairs</h1><ul class=filters>"
                + "<li><a href=/f1>Colour</a><li><a href=/f2>Price</a></ul><div class=products>");
    for (int i = 0; i < 24; i++) {
      page.append(
          "<div class='product card'><h2><a href=/p%d>Oak chair %d</a></h2>".formatted(i, i));
      page.append(
          "<span class=price>$%d.00</span><button>Add to cart</button></div>".formatted(i + 40));
    }
    page.append("</div><a href=/2>Next page</a><p class=seo>Our garden chairs are made of oak, ");
    page.append("ash and steel, and we ship them free of charge within two days.</p></body>");

    assertThat(classify(page.toString())).contains(RejectionReason.INDEX_PAGE);
  }

  @Test
  void shouldNameAListInALanguageWhoseWordsItHasNotLearned() {
    StringBuilder page =
        new StringBuilder(
            "<title>Wirtschaft</title><body><nav><a href=/p>Politik</a><a href=/s>Sport</a>"
                + "<a href=/k>Kultur</a></nav><h1>Wirtschaft</h1>"
                + "<p>Was bewegt die Unternehmen? In unserem Ressort lesen Sie Nachrichten,"
                + " Hintergründe und Analysen aus der Region und der Welt, dazu Gespräche mit"
                + " Gründerinnen, Betriebsräten und Leuten, die rechnen können.</p>");
    for (int i = 0; i < 12; i++) {
      page.append("<div class=t><h3><a href=/%d>Werft erhält Auftrag Nummer %d</a></h3>");
      page.append("<p>Der Auftrag sichert nach Angaben der Geschäftsführung viele Stellen.</p>");
      page.append("<span class=d>12. März 2026</span></div>");
    }

    assertThat(classify(page.toString().formatted(arguments(12))))
        .contains(RejectionReason.INDEX_PAGE);
  }

  private static Object[] arguments(int teasers) {
    return IntStream.range(0, 2 * teasers).mapToObj(i -> i / 2).toArray();
  }
}
