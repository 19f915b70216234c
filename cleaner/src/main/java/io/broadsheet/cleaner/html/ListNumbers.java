package io.broadsheet.cleaner.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Counts the items of numbered lists as a browser does, which shows the numbers though they are no
 * text of the page. Lists that count backwards or in letters, and lists whose names say that they
 * show no marks, give no numbers. For one document only.
 */
final class ListNumbers {

  private static final Pattern UNMARKED =
      Pattern.compile("unstyled|no-?bullet|list-none|no-?list|list-reset|inline|breadcrumb");
  private static final int MAX_NUMBER = 1_000_000;
  private static final int SILENT = Integer.MIN_VALUE;

  private final Deque<Integer> next = new ArrayDeque<>();
  private String pending = "";

  /** Takes note of an element that opens. */
  void open(String tag, Element element) {
    if (tag.equals("ol")) {
      next.push(isNumbered(element) ? number(element.attr("start"), 1) : SILENT);
    } else if (tag.equals("li")) {
      pending = isItem(element) ? count(element) : "";
    }
  }

  /** Takes note of an element that closes. */
  void close(String tag) {
    if (tag.equals("ol") && !next.isEmpty()) {
      next.pop();
    } else if (tag.equals("li")) {
      pending = "";
    }
  }

  /**
   * The number to show before this text, such as {@code "2. "}: empty unless the text is the first
   * of its item and brings no number of its own.
   */
  String take(String text) {
    String number = Character.isDigit(text.codePointAt(0)) ? "" : pending;
    pending = "";
    return number;
  }

  private boolean isItem(Element item) {
    Element list = item.parent();
    return !next.isEmpty() && list != null && list.normalName().equals("ol");
  }

  private String count(Element item) {
    int last = next.pop();
    if (last == SILENT) {
      next.push(SILENT);
      return "";
    }
    int number = number(item.attr("value"), last);
    next.push(number + 1);
    return number + ". ";
  }

  private static boolean isNumbered(Element list) {
    String type = list.attr("type");
    String looks = (list.className() + " " + list.attr("style")).toLowerCase(Locale.ROOT);
    return (type.isEmpty() || type.equals("1"))
        && !list.hasAttr("reversed")
        && !looks.contains("list-style:none")
        && !looks.contains("list-style-type:none")
        && !looks.contains("list-style: none")
        && !looks.contains("list-style-type: none")
        && !UNMARKED.matcher(looks).find();
  }

  private static int number(String attribute, int otherwise) {
    try {
      int number = Integer.parseInt(attribute.strip());
      return Math.abs((long) number) <= MAX_NUMBER ? number : otherwise;
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }
}
