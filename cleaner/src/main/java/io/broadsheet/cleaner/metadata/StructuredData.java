package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The JSON-LD of one page, parsed once. Broken JSON yields what stands before the fault; the number
 * of scripts, characters and objects that are read is bounded. Instances are immutable as long as
 * nobody changes the nodes that they hand out.
 */
public final class StructuredData {

  private static final int MAX_SCRIPTS = 40;
  private static final int MAX_CHARACTERS = 2_000_000;
  private static final int MAX_OBJECTS = 2_000;

  /** Fields that name works other than the one that has them. */
  private static final Set<String> OTHER_WORKS =
      Set.of(
          "about",
          "associatedArticle",
          "blogPost",
          "blogPosts",
          "citation",
          "hasPart",
          "isBasedOn",
          "isRelatedTo",
          "isSimilarTo",
          "itemListElement",
          "itemReviewed",
          "mentions",
          "nextItem",
          "previousItem",
          "subjectOf",
          "workExample");

  private final List<JsonNode> objects;
  private final Set<JsonNode> ofOthers;
  private final List<JsonNode> articles = new ArrayList<>();
  private final Set<String> types = new LinkedHashSet<>();
  private final Map<String, JsonNode> byId;

  /**
   * @param ofOthers those of the objects, by identity, that stand under a field of {@link
   *     #OTHER_WORKS}
   */
  private StructuredData(List<JsonNode> objects, Set<JsonNode> ofOthers) {
    this.objects = List.copyOf(objects);
    this.ofOthers = ofOthers;
    this.byId = new HashMap<>();
    for (JsonNode object : objects) {
      Set<String> own = typesOf(object);
      types.addAll(own);
      if (isArticle(own)) {
        articles.add(object);
      }
      if (object.path("@id").isTextual() && object.size() > 1) {
        byId.merge(object.get("@id").textValue(), object, (a, b) -> a.size() >= b.size() ? a : b);
      }
    }
  }

  /** Reads every {@code application/ld+json} script of the document. */
  public static StructuredData of(Document document) {
    return of(Landmarks.of(document));
  }

  static StructuredData of(Landmarks page) {
    List<JsonNode> objects = new ArrayList<>();
    Set<JsonNode> ofOthers = Collections.newSetFromMap(new IdentityHashMap<>());
    int scripts = 0;
    int characters = 0;
    for (Element script : page.jsonScripts()) {
      String json = script.data();
      characters += json.length();
      if (++scripts > MAX_SCRIPTS || characters > MAX_CHARACTERS) {
        break;
      }
      collect(LenientJson.parse(json), false, objects, ofOthers);
    }
    return new StructuredData(objects, ofOthers);
  }

  private static void collect(
      JsonNode node, boolean ofOther, List<JsonNode> into, Set<JsonNode> ofOthers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, ofOther, into, ofOthers));
    } else if (node.isObject() && into.size() < MAX_OBJECTS) {
      into.add(node);
      if (ofOther) {
        ofOthers.add(node);
      }
      node.fields()
          .forEachRemaining(
              field -> {
                if (field.getValue().isContainerNode()) {
                  boolean other = ofOther || OTHER_WORKS.contains(field.getKey());
                  collect(field.getValue(), other, into, ofOthers);
                }
              });
    }
  }

  /** Every object at any depth, a container before what it contains, in document order. */
  public List<JsonNode> objects() {
    return objects;
  }

  /** Names of all types on the page, lower case, without the vocabulary's address. */
  public Set<String> types() {
    return Collections.unmodifiableSet(types);
  }

  /** Objects that are an article of some kind, in document order. */
  public List<JsonNode> articles() {
    return Collections.unmodifiableList(articles);
  }

  /**
   * The object that describes the page's own article: an article that {@code isThisPage}
   * recognises, else the first one that has a headline or a date and may be this page's, else the
   * web page if it has a date.
   *
   * @param isAnother tells articles that are surely of another page; so are those in lists and
   *     under mentions
   */
  public Optional<JsonNode> mainArticle(
      Predicate<JsonNode> isThisPage, Predicate<JsonNode> isAnother) {
    List<JsonNode> possible =
        articles.stream()
            .filter(article -> !ofOthers.contains(article) && !isAnother.test(article))
            .toList();
    return articles.stream()
        .filter(isThisPage)
        .findFirst()
        .or(() -> possible.stream().filter(a -> a.has("headline")).findFirst())
        .or(() -> possible.stream().filter(a -> a.has("datePublished")).findFirst())
        .or(() -> objects.stream().filter(this::isDatedPage).findFirst());
  }

  /** Some sites describe an article as the web page that it is. */
  private boolean isDatedPage(JsonNode object) {
    return object.has("datePublished")
        && !ofOthers.contains(object)
        && typesOf(object).contains("webpage");
  }

  /** The object that a bare {@code {"@id": …}} refers to, or the node itself. */
  public JsonNode resolve(JsonNode node) {
    return node.isObject() && node.size() == 1 && node.path("@id").isTextual()
        ? byId.getOrDefault(node.get("@id").textValue(), node)
        : node;
  }

  /** Names of the object's types, lower case, without the vocabulary's address. */
  public static Set<String> typesOf(JsonNode object) {
    JsonNode type = object.path("@type");
    if (type.isMissingNode()) {
      return Set.of();
    }
    Set<String> types = new LinkedHashSet<>();
    if (type.isTextual()) {
      types.add(localName(type.textValue()));
    }
    type.forEach(each -> types.add(localName(each.asText())));
    return types;
  }

  private static String localName(String type) {
    int end =
        Math.max(type.lastIndexOf('/'), Math.max(type.lastIndexOf('#'), type.lastIndexOf(':')));
    return type.substring(end + 1).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isArticle(Set<String> types) {
    return types.stream()
        .anyMatch(
            type ->
                type.endsWith("article")
                    || type.endsWith("posting") && !type.startsWith("job")
                    || type.endsWith("newsreport")
                    || type.equals("report")
                    || type.equals("review"));
  }

  /** The first non-blank text among the named fields, entities decoded. */
  public static Optional<String> text(JsonNode object, String... names) {
    for (String name : names) {
      String text = scalar(object.path(name));
      if (!text.isBlank()) {
        boolean isPlain = text.indexOf('&') < 0; // reading entities is dear
        return Optional.of(isPlain ? text.strip() : Parser.unescapeEntities(text, false).strip());
      }
    }
    return Optional.empty();
  }

  private static String scalar(JsonNode value) {
    if (value.isArray()) {
      return value.isEmpty() ? "" : scalar(value.get(0));
    }
    if (value.isObject()) {
      return scalar(value.path("@value"));
    }
    return value instanceof MissingNode || value.isNull() ? "" : value.asText();
  }
}
