package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The elements of a page that metadata is read from, gathered in one walk: walking a page once for
 * each of them would cost more than parsing it. Lists are in document order.
 */
final class Landmarks {

  private static final int MAX_HEADINGS = 30;
  private static final int MAX_DEPTH = 200;
  private static final int TRAIL_DEPTH = 8;
  private static final int NAMED_DEPTH = 3;
  private static final int LEAST_HEADLINE = 15;

  private static final Pattern HEADLINE_CLASS =
      Pattern.compile("(?i)(?<![a-z])(?:headline|(?:entry|post|article|story)[-_]?title)(?![a-z])");

  private final Document document;
  private final List<Element> metas = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final List<Element> jsonScripts = new ArrayList<>();
  private final List<Element> headings = new ArrayList<>();
  private final List<Element> subheadings = new ArrayList<>();
  private final List<Element> times = new ArrayList<>();
  private List<Element> properties;
  private Element title;
  private Element named;
  private boolean isNamedKnown;

  private Landmarks(Document document) {
    this.document = document;
  }

  static Landmarks of(Document document) {
    Landmarks landmarks = new Landmarks(document);
    for (Element element = document; element != null; element = DocumentOrder.next(element)) {
      landmarks.add(element);
    }
    return landmarks;
  }

  private void add(Element element) {
    switch (element.normalName()) {
      case "meta" -> metas.add(element);
      case "link" -> links.add(element);
      case "h1" -> addHeading(element, headings);
      case "h2" -> addHeading(element, subheadings);
      case "time" -> times.add(element);
      case "script" -> addScript(element);
      case "title" -> title = title == null ? element : title;
      default -> {}
    }
  }

  private static void addHeading(Element heading, List<Element> headings) {
    if (headings.size() < MAX_HEADINGS && !isOfTrail(heading)) {
      headings.add(heading);
    }
  }

  /** Whether the heading is the end of a trail of links that says where on the site this is. */
  private static boolean isOfTrail(Element heading) {
    Element element = heading;
    for (int up = 0; up < TRAIL_DEPTH && element != null; up++) {
      if (element.normalName().equals("nav") || up < NAMED_DEPTH && isTrail(element)) {
        return true;
      }
      element = element.parent();
    }
    return false;
  }

  private static boolean isTrail(Element element) {
    return element.className().toLowerCase(Locale.ROOT).contains("breadcrumb");
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

  /** The first headings of the first level, but for those that are part of a trail of links. */
  List<Element> headings() {
    return headings;
  }

  /** The same of the second level. */
  List<Element> subheadings() {
    return subheadings;
  }

  /** All {@code time} elements. */
  List<Element> times() {
    return times;
  }

  /** Elements with that {@code itemprop}; looked for when first asked, since few pages need it. */
  List<Element> properties(String name) {
    if (properties == null) {
      properties = withAttribute("itemprop");
    }
    return properties.stream().filter(e -> e.attr("itemprop").equals(name)).toList();
  }

  /** Elements whose class says that they hold a headline, in document order. */
  List<Element> headlines() {
    return withAttribute("class").stream()
        .filter(element -> HEADLINE_CLASS.matcher(element.className()).find())
        .toList();
  }

  private List<Element> withAttribute(String name) {
    List<Element> found = new ArrayList<>();
    for (Element element = document; element != null; element = DocumentOrder.next(element)) {
      if (element.attributesSize() > 0 && element.hasAttr(name)) {
        found.add(element);
      }
    }
    return found;
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

  /**
   * What readers see as the headline: the heading, or else an element with the words that the title
   * of the page begins or ends with.
   */
  Optional<Element> headline() {
    return heading().or(this::named);
  }

  /**
   * An element with the words that the title of the page begins or ends with; looked for when first
   * asked.
   */
  Optional<Element> named() {
    if (!isNamedKnown) {
      isNamedKnown = true;
      String name = title == null ? "" : title.text();
      named = name.length() < LEAST_HEADLINE ? null : document.body();
      while (named != null && !isHeadline(named, name)) {
        named = DocumentOrder.next(named);
      }
    }
    return Optional.ofNullable(named);
  }

  private static boolean isHeadline(Element element, String title) {
    String text = element.childNodeSize() == 0 ? "" : element.ownText();
    return text.length() >= LEAST_HEADLINE
        && 2 * text.length() >= title.length()
        && (title.startsWith(text) || title.endsWith(text));
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
