package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.cleaner.url.Site;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The names that a page gives its site, for recognising them in titles and bylines. */
final class SiteNames {

  private final String declared;
  private final Set<String> folded = new HashSet<>();

  private static final int LEAST_NAME = 4;

  /** A front page is linked at the head of a page. */
  private static final int MAX_ELEMENTS = 150;

  private static final Pattern HOME = Pattern.compile("/|\\./|https?://[^/]+/?");

  private SiteNames(Set<String> names, String site) {
    this.declared = names.stream().findFirst().orElse(null);
    names.forEach(this::learn);
    if (site != null) {
      learn(site);
      int dot = site.indexOf('.');
      learn(dot < 0 ? site : site.substring(0, dot));
    }
  }

  /** For texts that nothing is known about. */
  static SiteNames none() {
    return new SiteNames(Set.of(), null);
  }

  static SiteNames of(MetaTags meta, StructuredData structured, String url) {
    Set<String> names = new LinkedHashSet<>(meta.all("og:site_name"));
    structured.articles().stream()
        .map(article -> structured.resolve(article.path("publisher")))
        .forEach(publisher -> StructuredData.text(publisher, "name").ifPresent(names::add));
    for (JsonNode object : structured.objects()) {
      if (StructuredData.typesOf(object).stream().anyMatch(SiteNames::isPublisher)) {
        StructuredData.text(object, "name").ifPresent(names::add);
      }
    }
    meta.first("application-name").ifPresent(names::add);
    meta.first("apple-mobile-web-app-title").ifPresent(names::add);
    meta.first("twitter:site").map(handle -> handle.replace("@", "")).ifPresent(names::add);
    return new SiteNames(names, Site.of(url));
  }

  /**
   * The same with the name that the page's first link to the front page has, where all that the
   * {@code title} says is that name, or it begins or ends with it.
   */
  static SiteNames of(Landmarks page, MetaTags meta, StructuredData structured, String url) {
    SiteNames names = of(meta, structured, url);
    String title = page.title().map(Element::text).map(Fold::letters).orElse("");
    homeLink(page)
        .map(Fold::letters)
        .filter(name -> name.length() >= LEAST_NAME)
        .filter(name -> title.startsWith(name) || title.endsWith(name))
        .ifPresent(names::learn);
    return names;
  }

  private static Optional<String> homeLink(Landmarks page) {
    Element element = page.document().body();
    for (int i = 0; i < MAX_ELEMENTS && element != null; i++) {
      String href = element.normalName().equals("a") ? element.attr("href") : "";
      if (HOME.matcher(href).matches() && !element.text().isBlank()) {
        return Optional.of(element.text());
      }
      element = DocumentOrder.next(element);
    }
    return Optional.empty();
  }

  private static boolean isPublisher(String type) {
    return type.equals("website") || type.endsWith("organization") && !type.equals("organization");
  }

  private void learn(String name) {
    String letters = Fold.letters(name);
    if (letters.length() >= 2) {
      folded.add(letters);
      folded.add(withoutArticle(letters));
    }
  }

  private static String withoutArticle(String letters) {
    return letters.startsWith("the") && letters.length() > 6 ? letters.substring(3) : letters;
  }

  /** The name as the page spells it first. */
  Optional<String> declared() {
    return Optional.ofNullable(declared);
  }

  /** Whether the text is one of the site's names, give or take its ending or an article. */
  boolean matches(String text) {
    String letters = withoutArticle(Fold.letters(text));
    return !letters.isEmpty()
        && (folded.contains(letters)
            || letters.length() >= 4 && folded.stream().anyMatch(name -> isSame(name, letters)));
  }

  private static boolean isSame(String name, String letters) {
    return name.length() >= 4
        && (name.startsWith(letters) && letters.length() * 2 >= name.length()
            || letters.startsWith(name) && name.length() * 2 >= letters.length());
  }
}
