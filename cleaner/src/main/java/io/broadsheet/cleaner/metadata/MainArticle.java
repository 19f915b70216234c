package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.broadsheet.cleaner.url.Urls;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Tells the JSON-LD object of the page's own article from those of articles it links to. */
final class MainArticle {

  /** Letters that a headline needs to be known again in the title of the page. */
  private static final int LEAST_HEADLINE = 8;

  private final Optional<String> url;
  private final String titles;

  MainArticle(Landmarks page, MetaTags meta, String url) {
    this.url = Urls.normalize(url);
    this.titles =
        Fold.letters(
            page.title().map(Element::text).orElse("")
                + meta.first("og:title").orElse("")
                + page.heading().map(Element::text).orElse(""));
  }

  /** The object, or a missing node. */
  JsonNode of(StructuredData structured) {
    return structured
        .mainArticle(article -> hasUrl(article) || hasTitle(article), this::isAnother)
        .orElse(MissingNode.getInstance());
  }

  /** Whether it says another address, and another title than the page shows. */
  private boolean isAnother(JsonNode article) {
    return url.isPresent()
        && article.path("url").isTextual()
        && article.path("url").textValue().startsWith("http")
        && !hasUrl(article)
        && headline(article).length() >= LEAST_HEADLINE
        && !titles.isEmpty()
        && !hasTitle(article);
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
    String headline = headline(article);
    return headline.length() >= LEAST_HEADLINE && titles.contains(headline);
  }

  private static String headline(JsonNode article) {
    return StructuredData.text(article, "headline", "name").map(Fold::letters).orElse("");
  }
}
