package io.broadsheet.cleaner.metadata;

import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Walks elements in the order in which they begin, a bounded part of a page at a time. */
final class DocumentOrder {

  private DocumentOrder() {}

  /** Elements that begin after {@code start}, its children included. */
  static Stream<Element> after(Element start, int limit) {
    return Stream.iterate(next(start), e -> e != null, DocumentOrder::next).limit(limit);
  }

  /** Elements that begin before {@code end}; of a long page the first ones. */
  static Stream<Element> before(Element end, Document document, int limit) {
    return Stream.iterate(
            (Element) document.body(), e -> e != null && e != end, DocumentOrder::next)
        .limit(limit);
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
