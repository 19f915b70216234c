package io.broadsheet.cleaner.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Labels such as "Author:" that stand before a name, in its line or in an element of their own. */
final class BylineLabel {

  private static final int MAX_LABELLED = 160;
  private static final int MAX_LABEL = 20;
  private static final int MOST_LEVELS = 5;

  private static final String AUTHOR =
      "written by|authors?|autor(?:a|in|en|es)?|autore|auteure?s?|redactor|автор|συντάκτης|szerző"
          + "|yazar|penulis|tác giả|लेखक|piše|الكاتب|نویسنده|כתבה?|作者|記者|记者";

  /** As in "Added: 6 May 2024 | Author: Jane Doe | Views: 17". */
  private static final Pattern WITHIN =
      Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])(?:" + AUTHOR + ")\\s*[:：]\\s*([^|·•:：]*)");

  private static final Pattern ALONE =
      Pattern.compile(
          "(?iu)\\s*(?:"
              + AUTHOR
              + "|(?:words |story |reported |posted )?by|contributors?|reporter"
              + "|von|par|por|di|door|yazan|oleh)\\s*[:：]?\\s*");
  private static final Pattern WIDE_BLANK = Pattern.compile("[\\s\\u00a0]{2,}|\\u3000");

  private BylineLabel() {}

  /** Whether a short line has a label in it. */
  static boolean isWithin(Element line) {
    for (Node node = line.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof TextNode text && isWithin(text.getWholeText())) {
        return !ShortText.of(line, MAX_LABELLED).isEmpty();
      }
    }
    return false;
  }

  private static boolean isWithin(String text) {
    return text.length() <= MAX_LABELLED
        && (text.indexOf(':') >= 0 || text.indexOf('：') >= 0)
        && WITHIN.matcher(text).find();
  }

  /** What stands in the line behind its label, up to the next one. */
  static String behind(Element line) {
    Matcher label = WITHIN.matcher(line.wholeText());
    return label.find() ? WIDE_BLANK.split(label.group(1).strip(), 2)[0] : "";
  }

  /** Whether the element is nothing but a label. */
  static boolean isAlone(Element element) {
    return element.childNodeSize() == 1
        && element.childNode(0) instanceof TextNode text
        && text.getWholeText().length() <= MAX_LABEL
        && ALONE.matcher(text.getWholeText()).matches();
  }

  /** The line next to a label, or next to an element that holds nothing else; may be empty. */
  static String beside(Element label) {
    Element first = label;
    for (int up = 0; up < MOST_LEVELS && nextTo(first) == null && isOnlyChild(first); up++) {
      first = first.parent();
    }
    Node next = nextTo(first);
    if (next instanceof TextNode text) {
      return text.text();
    }
    return next instanceof Element element ? ShortText.of(element, MAX_LABELLED) : "";
  }

  private static boolean isOnlyChild(Element element) {
    return element.parent() != null && element.parent().childrenSize() == 1;
  }

  private static Node nextTo(Element element) {
    Node next = element.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    return next;
  }
}
