package io.broadsheet.bench.extraction;

import com.chimbori.crux.articles.ArticleExtractor;
import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.CommonExtractors;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Who takes part. Peers get the page as a string, so none of them pays for finding its charset;
 * Broadsheet gets bytes and does everything that it does in production. All that build on jsoup use
 * the same release of it.
 */
public final class Extractors {

  private static final Instant FETCHED_AT = Instant.now();

  private record Named(String name, Function<WebPage, String> function) implements TextExtractor {

    @Override
    public String text(WebPage page) {
      String text = function.apply(page);
      return text == null ? "" : text;
    }
  }

  private Extractors() {}

  /** No extractor: what parsing alone costs is the most that any of them can reach. */
  static TextExtractor parsing() {
    return new Named("jsoup parsing alone", page -> parse(page).title());
  }

  public static TextExtractor broadsheet() {
    Cleaner cleaner = new Cleaner();
    return new Named("Broadsheet", page -> clean(cleaner, page));
  }

  static List<TextExtractor> peers() {
    return List.of(
        new Named("readability4j", Extractors::readability),
        new Named("boilerpipe", Extractors::boilerpipe),
        new Named("Crux", Extractors::crux));
  }

  private static Document parse(WebPage page) {
    return Jsoup.parse(page.html(), page.url());
  }

  private static String clean(Cleaner cleaner, WebPage page) {
    CleaningOutcome outcome =
        cleaner.clean(new Page(page.url(), FETCHED_AT, page.body(), null, null, 0));
    return outcome instanceof CleaningOutcome.Cleaned cleaned ? cleaned.article().text() : "";
  }

  private static String readability(WebPage page) {
    return new Readability4J(page.url(), parse(page)).parse().getTextContent();
  }

  private static String boilerpipe(WebPage page) {
    try {
      return CommonExtractors.ARTICLE_EXTRACTOR.getText(page.html());
    } catch (BoilerpipeProcessingException e) {
      return "";
    }
  }

  private static String crux(WebPage page) {
    Document content =
        ArticleExtractor.with(page.url(), parse(page)).extractContent().article().document;
    return content == null ? "" : content.text();
  }
}
