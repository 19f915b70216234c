package io.broadsheet.cleaner.flat;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Flattens an HTML page: the text of every block, one a line, in document order. */
final class Flattener implements NodeVisitor {

  private static final Set<String> INVISIBLE =
      Set.of(
          "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "textarea");
  private static final Set<String> ALSO_BLOCKS =
      Set.of("br", "td", "th", "option", "label", "button");

  private final StringBuilder page = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private int hidden;

  private Flattener() {}

  static String flatten(String html) {
    Flattener flattener = new Flattener();
    Jsoup.parse(html).traverse(flattener);
    flattener.endLine();
    return flattener.page.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element) {
      hidden += INVISIBLE.contains(element.normalName()) ? 1 : 0;
      endLineAt(element);
    } else if (node instanceof TextNode text && hidden == 0) {
      line.append(text.getWholeText());
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      hidden -= INVISIBLE.contains(element.normalName()) ? 1 : 0;
      endLineAt(element);
    }
  }

  private void endLineAt(Element element) {
    if (element.isBlock() || ALSO_BLOCKS.contains(element.normalName())) {
      endLine();
    }
  }

  private void endLine() {
    String text = line.toString().replaceAll("\\s+", " ").strip();
    line.setLength(0);
    if (!text.isEmpty()) {
      page.append(text).append('\n');
    }
  }
}
