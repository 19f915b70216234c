package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * The elements of a page that metadata is read from, gathered in one walk: walking a page once for
 * each of them would cost more than parsing it. Lists are in document order.
 */
final class Landmarks {

  private static final int MAX_HEADINGS = 30;
  private static final int MAX_DEPTH = 200;

  private final Document document;
  private final List<Element> metas = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final List<Element> jsonScripts = new ArrayList<>();
  private final List<Element> headings = new ArrayList<>();
  private final List<Element> times = new ArrayList<>();
  private List<Element> properties;
  private Element title;

  private Landmarks(Document document) {
    this.document = document;
  }

  static Landmarks of(Document document) {
    Landmarks landmarks = new Landmarks(document);
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            landmarks.add(element);
          }
        },
        document);
    return landmarks;
  }

  private void add(Element element) {
    switch (element.normalName()) {
      case "meta" -> metas.add(element);
      case "link" -> links.add(element);
      case "h1" -> addHeading(element);
      case "time" -> times.add(element);
      case "script" -> addScript(element);
      case "title" -> title = title == null ? element : title;
      default -> {}
    }
  }

  private void addHeading(Element heading) {
    if (headings.size() < MAX_HEADINGS) {
      headings.add(heading);
    }
  }

  private void addScript(Element script) {
    if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
      jsonScripts.add(script);
    }
  }

  Document document() {
    return document;
  }

  List<Element> metas() {
    return metas;
  }

  /** All {@code link} elements. */
  List<Element> links() {
    return links;
  }

  /** Scripts of type {@code application/ld+json}. */
  List<Element> jsonScripts() {
    return jsonScripts;
  }

  /** The first headings of the first level. */
  List<Element> headings() {
    return headings;
  }

  /** All {@code time} elements. */
  List<Element> times() {
    return times;
  }

  /** Elements with that {@code itemprop}; looked for when first asked, since few pages need it. */
  List<Element> properties(String name) {
    if (properties == null) {
      properties = document.getElementsByAttribute("itemprop");
    }
    return properties.stream().filter(e -> e.attr("itemprop").equals(name)).toList();
  }

  /** The first {@code title} element; pictures can have further ones. */
  Optional<Element> title() {
    return Optional.ofNullable(title);
  }

  /** The first heading of the first level, inside the article where one is marked. */
  Optional<Element> heading() {
    return headings.stream()
        .filter(h1 -> isInside(h1, "article") || isInside(h1, "main"))
        .findFirst()
        .or(() -> headings.stream().findFirst());
  }

  private static boolean isInside(Element element, String name) {
    Element parent = element.parent();
    for (int up = 0; up < MAX_DEPTH && parent != null; up++) {
      if (parent.normalName().equals(name)) {
        return true;
      }
      parent = parent.parent();
    }
    return false;
  }
}
