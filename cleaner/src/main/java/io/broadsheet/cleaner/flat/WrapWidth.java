package io.broadsheet.cleaner.flat;

import java.util.List;

/**
 * The width at which a page was wrapped, as mailers and terminals do: a line ends where the next
 * word would no longer fit. Short lines between the wrapped ones, such as labels and credits, do
 * not hide it.
 *
 * @param characters of the longest wrapped line, at least 40
 */
record WrapWidth(int characters) {

  static final int LEAST = 40;
  static final int MOST = 110;

  /** Most full lines are shorter than the width by less than that. */
  private static final int SLACK = 14;

  private static final int LEAST_FULL = 8;

  /** Stands for "not wrapped". */
  static final WrapWidth NONE = new WrapWidth(Integer.MAX_VALUE);

  /** The width of the lines, or {@link #NONE}. */
  static WrapWidth of(List<Line> lines) {
    int[] ofLength = new int[MOST + 1];
    int longer = 0;
    for (Line line : lines) {
      if (line.text().length() <= MOST) {
        ofLength[line.text().length()]++;
      } else {
        longer++;
      }
    }
    for (int width = MOST; width >= LEAST; width--) {
      WrapWidth candidate = new WrapWidth(width);
      int full = candidate.full(ofLength);
      if (full >= LEAST_FULL && full >= 5 * longer && candidate.wraps(lines, width - SLACK + 1)) {
        return candidate;
      }
      longer += ofLength[width];
    }
    return NONE;
  }

  private int full(int[] ofLength) {
    int full = 0;
    for (int length = characters - SLACK + 1; length <= characters; length++) {
      full += ofLength[length];
    }
    return full;
  }

  /**
   * Whether most lines of at least that length break inside a sentence, and nearly all of those
   * before a word that did not fit.
   */
  boolean wraps(List<Line> lines, int leastLength) {
    int full = 0;
    int open = 0;
    int wrapped = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      int length = lines.get(i).text().length();
      if (length >= leastLength && length <= characters) {
        full++;
        boolean isOpen = new Measures(lines.get(i).text()).ending() < 2;
        open += isOpen ? 1 : 0;
        wrapped += isOpen && breaksBefore(lines.get(i), lines.get(i + 1)) ? 1 : 0;
      }
    }
    return 2 * open > full && 20 * wrapped >= 17 * open;
  }

  /** Whether the first word of the next line would not have fitted into the line. */
  boolean breaksBefore(Line line, Line next) {
    int length = line.text().length();
    int word = next.text().indexOf(' ');
    int needed = length + 1 + (word < 0 ? next.text().length() : word);
    return length >= leastFull() && length <= characters && needed > characters;
  }

  /** Shorter lines end a paragraph, or stand alone. */
  private int leastFull() {
    return characters / 5 * 3;
  }
}
