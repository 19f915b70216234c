package io.broadsheet.cleaner.html;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rules of a style sheet that hold for one class or id wherever it stands. */
final class StyleSheet {

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|$)", Pattern.DOTALL);
  private static final Pattern SIMPLE = Pattern.compile("[a-z]*([.#][\\w-]+)");

  private StyleSheet() {}

  /**
   * Calls with each class or id, such as {@code .note}, and its declarations. What holds on some
   * media only is left out.
   *
   * @param counts tells by the declarations which rules are of interest
   */
  static void read(String sheet, Predicate<String> counts, BiConsumer<String, String> rules) {
    String css = sheet.contains("/*") ? COMMENT.matcher(sheet).replaceAll(" ") : sheet;
    int from = 0;
    int open = css.indexOf('{');
    while (open >= 0) {
      int end = blockEnd(css, open);
      String declarations = css.substring(open + 1, Math.max(open + 1, end - 1));
      String selectors = counts.test(declarations) ? css.substring(from, open).strip() : "@";
      if (!selectors.startsWith("@")) {
        for (String selector : selectors.split(",")) {
          Matcher simple = SIMPLE.matcher(selector.strip());
          if (simple.matches()) {
            rules.accept(simple.group(1), declarations);
          }
        }
      }
      from = end;
      open = css.indexOf('{', end);
    }
  }

  /** Behind the brace that closes the block that opens there, or the end. */
  private static int blockEnd(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return css.length();
  }
}
