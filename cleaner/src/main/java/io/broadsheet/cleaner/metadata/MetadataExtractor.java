package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads what a page says about its article. Sources, in the order in which they are believed:
 * JSON-LD, meta tags, microdata, what the reader sees, the URL; for the title they vote, see {@link
 * TitleFinder}. The document is not changed. Thread-safe.
 */
public final class MetadataExtractor {

  private static final List<String> BODY_FIELDS = List.of("articleBody", "reviewBody", "text");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern COUNTRY_DOMAIN =
      Pattern.compile("^https?://[^/]+\\.(uk|au|nz|ie|in|za|sg|my|ke|ng|gh|pk|lk|mt)(?:[:/]|$)");
  private static final int MAX_ADDRESS = 8_192;

  /** What is absolute and has nothing to be resolved. */
  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile(
          "https?://[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)++(?:/[a-zA-Z0-9_-][a-zA-Z0-9._-]*+)*+/?");

  /**
   * Reads a page.
   *
   * @param document the page as parsed, its scripts still in place
   * @param pageUrl where the page was fetched, or null
   * @param fetchedAt when; no date after it is believed
   */
  public Metadata extract(Document document, String pageUrl, Instant fetchedAt) {
    Landmarks page = Landmarks.of(document);
    MetaTags meta = MetaTags.of(page);
    StructuredData structured = StructuredData.of(page);
    String canonical = canonicalUrl(page, meta, pageUrl);
    String url = canonical == null ? pageUrl : canonical;
    SiteNames site = SiteNames.of(page, meta, structured, url);
    JsonNode article = new MainArticle(page, meta, url).of(structured);
    DateFinder dates = new DateFinder(page, meta, article, url, fetchedAt, locale(document, url));
    Instant published = dates.published();
    return new Metadata(
        new TitleFinder(page, meta, site, url).find(headline(article)),
        new AuthorFinder(page, meta, structured, site).find(article),
        published,
        dates.modified(published),
        description(meta, article),
        image(meta, structured, article, url),
        site.declared().orElse(null),
        canonical,
        types(meta, structured),
        body(article),
        accessibleForFree(article));
  }

  private static String canonicalUrl(Landmarks page, MetaTags meta, String pageUrl) {
    return page.links().stream()
        .filter(link -> link.attr("rel").equalsIgnoreCase("canonical") && link.hasAttr("href"))
        .findFirst()
        .map(l -> absolute(l.attr("href"), pageUrl))
        .or(() -> meta.first("og:url").map(u -> absolute(u, pageUrl)))
        .orElse(null);
  }

  /** The absolute address, or null when there is none to be had. */
  private static String absolute(String reference, String base) {
    if (reference.length() > MAX_ADDRESS) {
      return null;
    }
    String stripped = reference.strip();
    if (PLAIN_ADDRESS.matcher(stripped).matches()) {
      return stripped;
    }
    String absolute = StringUtil.resolve(base == null ? "" : base, stripped);
    return absolute.startsWith("http") ? absolute : null;
  }

  /** English without a region is read as that of the country whose domain the page has. */
  private static Locale locale(Document document, String url) {
    Element html = document.firstElementChild();
    Locale locale = Locale.forLanguageTag(html == null ? "" : html.attr("lang").replace('_', '-'));
    Matcher country = COUNTRY_DOMAIN.matcher(url == null ? "" : url);
    boolean isVague = locale.getLanguage().equals("en") && locale.getCountry().isEmpty();
    return isVague && country.find() ? Locale.forLanguageTag("en-" + country.group(1)) : locale;
  }

  /** The name of a web page is its {@code title} element again. */
  private static String headline(JsonNode article) {
    boolean isPage = StructuredData.typesOf(article).contains("webpage");
    return StructuredData.text(article, "headline")
        .or(() -> isPage ? Optional.empty() : StructuredData.text(article, "name"))
        .orElse(null);
  }

  private static String description(MetaTags meta, JsonNode article) {
    return StructuredData.text(article, "description")
        .or(
            () ->
                meta.first(
                    "og:description", "description", "twitter:description", "dc.description"))
        .map(text -> BLANKS.matcher(text).replaceAll(" ").strip())
        .orElse(null);
  }

  private static String image(
      MetaTags meta, StructuredData structured, JsonNode article, String url) {
    JsonNode image = article.path("image");
    JsonNode first = structured.resolve(image.isArray() ? image.path(0) : image);
    Optional<String> declared =
        first.isTextual()
            ? Optional.of(first.textValue())
            : StructuredData.text(first, "url", "contentUrl", "@id");
    return meta.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
        .or(() -> declared)
        .map(reference -> absolute(reference, url))
        .orElse(null);
  }

  private static Set<String> types(MetaTags meta, StructuredData structured) {
    Set<String> types = new LinkedHashSet<>(structured.types());
    meta.first("og:type").map(type -> type.toLowerCase(Locale.ROOT)).ifPresent(types::add);
    return types;
  }

  private static String body(JsonNode article) {
    return BODY_FIELDS.stream()
        .flatMap(field -> StructuredData.text(article, field).stream())
        .findFirst()
        .orElse(null);
  }

  private static Boolean accessibleForFree(JsonNode article) {
    return StructuredData.text(article, "isAccessibleForFree")
        .map(text -> text.substring(text.lastIndexOf('/') + 1))
        .map(Boolean::valueOf)
        .orElse(null);
  }
}
