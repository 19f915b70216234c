package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Walks elements in the order in which they begin, a bounded part of a page at a time. */
final class DocumentOrder {

  private DocumentOrder() {}

  /** Elements that begin after {@code start}, its children included. */
  static List<Element> after(Element start, int limit) {
    return between(next(start), null, limit);
  }

  /** Elements that begin before {@code end}; of a long page the first ones. */
  static List<Element> before(Element end, Document document, int limit) {
    return between(document.body(), end, limit);
  }

  private static List<Element> between(Element start, Element end, int limit) {
    List<Element> elements = new ArrayList<>();
    for (Element e = start; e != null && e != end && elements.size() < limit; e = next(e)) {
      elements.add(e);
    }
    return elements;
  }

  /** The element that begins next, or null. */
  static Element next(Element element) {
    Node next = element.firstChild();
    for (Node node = element; node != null; node = node.parentNode()) {
      while (next != null && !(next instanceof Element)) {
        next = next.nextSibling();
      }
      if (next != null) {
        return (Element) next;
      }
      next = node.nextSibling();
    }
    return null;
  }
}
