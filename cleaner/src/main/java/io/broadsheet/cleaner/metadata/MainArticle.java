package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.broadsheet.cleaner.url.Urls;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells the JSON-LD object of the page's own article from those of articles it links to. */
final class MainArticle {

  private final Optional<String> url;
  private final String titles;

  MainArticle(Document document, MetaTags meta, String url) {
    this.url = Urls.normalize(url);
    Element heading = document.selectFirst("h1");
    this.titles =
        Fold.letters(
            document.title()
                + meta.first("og:title").orElse("")
                + (heading == null ? "" : heading.text()));
  }

  /** The object, or a missing node. */
  JsonNode of(StructuredData structured) {
    return structured
        .mainArticle(article -> hasUrl(article) || hasTitle(article))
        .orElse(MissingNode.getInstance());
  }

  private boolean hasUrl(JsonNode article) {
    JsonNode page = article.path("mainEntityOfPage");
    return url.isPresent()
        && (isUrl(article.path("url"))
            || isUrl(article.path("@id"))
            || isUrl(page)
            || isUrl(page.path("@id"))
            || isUrl(page.path("url")));
  }

  private boolean isUrl(JsonNode value) {
    return value.isTextual() && Urls.normalize(value.textValue()).equals(url);
  }

  private boolean hasTitle(JsonNode article) {
    String headline =
        StructuredData.text(article, "headline", "name").map(Fold::letters).orElse("");
    return headline.length() >= 8 && titles.contains(headline);
  }
}
