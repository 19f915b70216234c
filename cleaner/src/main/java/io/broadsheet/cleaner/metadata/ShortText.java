package io.broadsheet.cleaner.metadata;

import java.util.Iterator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads elements that may hold a line, without reading half a page where they do not. */
final class ShortText {

  private static final int MOST_NODES = 100;

  /** Blanks between elements are in the markup and not in the text. */
  private static final int MOST_BLANKS = 500;

  private ShortText() {}

  /** The text of the element, or an empty string where it is longer than that or of many parts. */
  static String of(Element element, int most) {
    int left = most + MOST_BLANKS;
    int nodes = 0;
    for (Iterator<Node> all = element.nodeStream().iterator(); all.hasNext(); nodes++) {
      left -= all.next() instanceof TextNode text ? text.getWholeText().length() : 0;
      if (left < 0 || nodes == MOST_NODES) {
        return "";
      }
    }
    String text = element.text();
    return text.length() > most ? "" : text;
  }
}
