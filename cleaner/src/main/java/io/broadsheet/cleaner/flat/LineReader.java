package io.broadsheet.cleaner.flat;

import java.util.ArrayList;
import java.util.List;

/** Cuts a page into lines. */
final class LineReader {

  private static final int MOST_LINES = 20_000;

  private LineReader() {}

  /** The lines of a page that hold something, in order; no more than 20,000 of them. */
  static List<Line> read(String page) {
    List<Line> lines = new ArrayList<>();
    boolean parted = false;
    for (int start = 0; start <= page.length() && lines.size() < MOST_LINES; ) {
      int end = lineEnd(page, start);
      Line line = Markdown.render(page.substring(start, end), parted);
      if (line == null) {
        parted = true;
      } else {
        lines.add(line);
        parted = false;
      }
      boolean twoCharacters =
          end + 1 < page.length() && page.charAt(end) == '\r' && page.charAt(end + 1) == '\n';
      start = end + (twoCharacters ? 2 : 1);
    }
    return lines;
  }

  private static int lineEnd(String page, int start) {
    int end = start;
    while (end < page.length() && !isLineBreak(page.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\f';
  }
}
