package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.cleaner.url.Site;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The names that a page gives its site, for recognising them in titles and bylines. */
final class SiteNames {

  private final String declared;
  private final Set<String> folded = new HashSet<>();

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
