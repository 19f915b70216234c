package io.broadsheet.cleaner.metadata;

import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

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

  private static Element next(Element element) {
    Element next = element.firstElementChild();
    for (Element e = element; next == null && e != null; e = e.parent()) {
      next = e.nextElementSibling();
    }
    return next;
  }
}
