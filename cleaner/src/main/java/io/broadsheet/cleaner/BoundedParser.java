package io.broadsheet.cleaner;

import java.util.Iterator;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Parses pages within bounds. Where formatting elements are left open, parsers repeat up to twelve
 * of them, with all their attributes, in whatever follows: a page can be made to grow a thousand
 * times. Every element that was written takes three characters at least, so a document with more
 * elements than that is refused. So is one with half a million, which no page has: deeply nested
 * ones take the parser seconds.
 */
final class BoundedParser {

  private static final int CHARACTERS_AN_ELEMENT = 3;

  /** Attributes that take as much memory as an element. */
  private static final int ATTRIBUTES_AN_ELEMENT = 16;

  private static final int ALWAYS_ALLOWED = 1_000;
  private static final int NEVER_ALLOWED = 500_000;

  private BoundedParser() {}

  /** The document, or empty when it is too large for what was written, or for any page. */
  static Optional<Document> parse(String html, String baseUri) {
    int left = Math.min(html.length() / CHARACTERS_AN_ELEMENT + ALWAYS_ALLOWED, NEVER_ALLOWED);
    try (StreamParser parser = new StreamParser(Parser.htmlParser())) {
      Iterator<Element> elements = parser.parse(html, baseUri).iterator();
      while (left > 0 && elements.hasNext()) {
        left -= 1 + elements.next().attributesSize() / ATTRIBUTES_AN_ELEMENT;
      }
      return left > 0 ? Optional.of(parser.document()) : Optional.empty();
    }
  }
}
