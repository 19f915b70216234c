package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

  private final List<JsonNode> objects;
  private final List<JsonNode> articles = new ArrayList<>();
  private final Set<String> types = new LinkedHashSet<>();
  private final Map<String, JsonNode> byId;

  private StructuredData(List<JsonNode> objects) {
    this.objects = List.copyOf(objects);
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
    int scripts = 0;
    int characters = 0;
    for (Element script : page.jsonScripts()) {
      String json = script.data();
      characters += json.length();
      if (++scripts > MAX_SCRIPTS || characters > MAX_CHARACTERS) {
        break;
      }
      collect(LenientJson.parse(json), objects);
    }
    return new StructuredData(objects);
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, into));
    } else if (node.isObject() && into.size() < MAX_OBJECTS) {
      into.add(node);
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              collect(child, into);
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
   * recognises, else the first one that has a headline or a date, else the web page if it has a
   * date.
   */
  public Optional<JsonNode> mainArticle(Predicate<JsonNode> isThisPage) {
    return articles.stream()
        .filter(isThisPage)
        .findFirst()
        .or(() -> articles.stream().filter(a -> a.has("headline")).findFirst())
        .or(() -> articles.stream().filter(a -> a.has("datePublished")).findFirst())
        .or(() -> objects.stream().filter(StructuredData::isDatedPage).findFirst());
  }

  /** Some sites describe an article as the web page that it is. */
  private static boolean isDatedPage(JsonNode object) {
    return object.has("datePublished") && typesOf(object).contains("webpage");
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
