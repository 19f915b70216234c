package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the authors: JSON-LD, meta tags, then the visible byline with its microdata. A publication
 * that signs as itself is the author only when no source names anybody else.
 */
final class AuthorFinder {

  private static final List<String> META_NAMES =
      List.of(
          "author",
          "article:author",
          "parsely-author",
          "sailthru.author",
          "byl",
          "dc.creator",
          "dcterms.creator",
          "citation_author",
          "article:author_name",
          "twitter:data1");
  private static final Set<String> LAST_NAME_FIRST = Set.of("dc.creator", "citation_author");
  private static final int MAX_AUTHORS = 20;
  private static final int MAX_TEXTS = 200;

  private final Landmarks page;
  private final MetaTags meta;
  private final StructuredData structured;
  private final AuthorNames names;

  AuthorFinder(Landmarks page, MetaTags meta, StructuredData structured, SiteNames site) {
    this.page = page;
    this.meta = meta;
    this.structured = structured;
    this.names = new AuthorNames(site);
  }

  /** The names; {@code article} is the JSON-LD object of the article, or a missing node. */
  List<String> find(JsonNode article) {
    List<String> declared = parseAll(declaredNames(article));
    List<String> inMeta = fromMeta();
    List<String> certain =
        firstOf(strong(declared, organizations(article)), strong(inMeta, Set.of()));
    if (!certain.isEmpty()) {
      return certain;
    }
    List<String> inProperties = fromProperties();
    if (!strong(inProperties, Set.of()).isEmpty()) {
      return inProperties;
    }
    List<String> visible = new Bylines(names).find(page);
    return firstOf(strong(visible, Set.of()), declared, inMeta, visible, inProperties);
  }

  @SafeVarargs
  private static List<String> firstOf(List<String>... sources) {
    return Stream.of(sources).filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
  }

  private List<String> strong(List<String> found, Set<String> organizations) {
    return found.stream()
        .filter(name -> !names.isWeak(name) && !organizations.contains(name))
        .toList();
  }

  /** Names of authors that are declared not to be persons. */
  private Set<String> organizations(JsonNode article) {
    JsonNode authors = article.path("author");
    return Stream.concat(Stream.of(authors), StreamSupport.stream(authors.spliterator(), false))
        .map(structured::resolve)
        .filter(
            author ->
                StructuredData.typesOf(author).stream().anyMatch(t -> t.endsWith("organization")))
        .flatMap(author -> StructuredData.text(author, "name").stream())
        .collect(Collectors.toSet());
  }

  private List<String> declaredNames(JsonNode article) {
    List<String> found = new ArrayList<>();
    for (String field : List.of("author", "creator")) {
      collect(article.path(field), found);
      if (!found.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private void collect(JsonNode value, List<String> into) {
    if (value.isArray()) {
      value.forEach(each -> collect(each, into));
    } else if (value.isTextual()) {
      into.add(value.textValue());
    } else {
      JsonNode person = structured.resolve(value);
      JsonNode name = person.path("name");
      if (name.isArray()) {
        name.forEach(each -> into.add(each.asText()));
      } else {
        StructuredData.text(person, "name").ifPresent(into::add);
      }
    }
  }

  private List<String> fromMeta() {
    List<String> weak = List.of();
    for (String name : META_NAMES) {
      List<String> contents = meta.all(name);
      if (contents.isEmpty()) {
        continue;
      }
      if (LAST_NAME_FIRST.contains(name)) {
        contents = contents.stream().map(AuthorFinder::firstNameFirst).toList();
      }
      List<String> found = parseAll(contents);
      weak = weak.isEmpty() ? found : weak;
      if (!strong(found, Set.of()).isEmpty()) {
        return found;
      }
    }
    return weak;
  }

  /** As some publishing systems write it in a {@code meta} element; readers' reviews may follow. */
  private List<String> fromProperties() {
    return page.properties("author").stream()
        .map(author -> names.parse(author.attr("content")))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static String firstNameFirst(String name) {
    String[] parts = name.split("\\s*,\\s*");
    return parts.length == 2 ? parts[1] + " " + parts[0] : name;
  }

  private List<String> parseAll(List<String> texts) {
    Map<String, String> distinct = new LinkedHashMap<>();
    for (String text : texts.subList(0, Math.min(MAX_TEXTS, texts.size()))) {
      names.parse(text).forEach(name -> distinct.putIfAbsent(Fold.letters(name), name));
    }
    return distinct.values().stream().limit(MAX_AUTHORS).toList();
  }
}
