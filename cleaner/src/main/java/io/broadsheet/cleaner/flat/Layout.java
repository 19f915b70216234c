package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.text.Abbreviations;
import io.broadsheet.cleaner.text.Normaliser;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;

/**
 * Makes lines whole again, so that a line is a paragraph: joins those that were broken at a width,
 * a sentence that was cut in two, and the sentences of a page that a careless splitter left one a
 * line with its paragraphs glued together.
 */
final class Layout {

  private static final int LEAST_SEAMS = 3;
  private static final int LEAST_CUT = 40;
  private static final int LEAST_WRAPPED = 3;

  /** Longer lines are not joined any further, which bounds the work on a hostile page. */
  private static final int MOST_JOINED = 20_000;

  private Layout() {}

  static List<Line> restore(List<Line> lines) {
    List<Line> unwrapped = unwrap(lines);
    List<Line> whole = isSentenceALine(unwrapped) ? regroup(unwrapped) : unwrapped;
    List<Line> restored = new ArrayList<>(whole.size());
    for (Line line : whole) {
      int last = restored.size() - 1;
      if (last >= 0 && isCut(restored.get(last), line)) {
        restored.set(last, restored.get(last).join(line));
      } else {
        restored.add(line);
      }
    }
    return restored;
  }

  private static boolean isCut(Line first, Line second) {
    boolean abbreviated =
        follows(second) && first.text().length() >= LEAST_CUT && Abbreviations.ends(first.text());
    return first.text().length() < MOST_JOINED
        && !second.heading()
        && !second.bullet()
        && !first.heading()
        && (abbreviated || Normaliser.continues(first.text(), second.text()));
  }

  private static boolean follows(Line line) {
    return !line.parted() && !line.heading() && !line.bullet();
  }

  /**
   * Joins the lines between two blank ones where they have one width and break inside sentences; of
   * other lines, those that break where the page was wrapped.
   */
  private static List<Line> unwrap(List<Line> lines) {
    WrapWidth width = WrapWidth.of(lines);
    List<Line> out = new ArrayList<>(lines.size());
    for (int start = 0; start < lines.size(); ) {
      int end = start + 1;
      while (end < lines.size() && follows(lines.get(end))) {
        end++;
      }
      List<Line> block = end - start == 1 ? List.of() : lines.subList(start, end);
      if (isWrapped(block)) {
        out.add(Line.join(block));
      } else {
        out.addAll(unwrap(lines.subList(start, end), width));
      }
      start = end;
    }
    return out;
  }

  private static List<Line> unwrap(List<Line> block, WrapWidth width) {
    List<Line> whole = new ArrayList<>(block.size());
    int start = 0;
    int length = 0;
    for (int i = 0; i < block.size(); i++) {
      length += block.get(i).text().length();
      boolean isLast = i + 1 == block.size();
      if (isLast || length > MOST_JOINED || !width.breaksBefore(block.get(i), block.get(i + 1))) {
        whole.add(start == i ? block.get(i) : Line.join(block.subList(start, i + 1)));
        start = i + 1;
        length = 0;
      }
    }
    return whole;
  }

  private static boolean isWrapped(List<Line> block) {
    if (block.size() < LEAST_WRAPPED) {
      return false;
    }
    IntSummaryStatistics lengths =
        block.subList(0, block.size() - 1).stream()
            .mapToInt(line -> line.text().length())
            .summaryStatistics();
    int width = Math.max(lengths.getMax(), block.get(block.size() - 1).text().length());
    return width >= WrapWidth.LEAST
        && width <= WrapWidth.MOST
        && 5 * lengths.getMin() >= 3 * width
        && new WrapWidth(width).wraps(block, 0);
  }

  /** Lines that end with an abbreviation, and sentences glued together, betray the splitter. */
  private static boolean isSentenceALine(List<Line> lines) {
    boolean cut = false;
    int seams = 0;
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      cut |= i + 1 < lines.size() && follows(lines.get(i + 1)) && Abbreviations.ends(text);
      seams += Normaliser.partAtSeams(text).size() - 1;
    }
    return cut && seams >= LEAST_SEAMS;
  }

  /** Joins the sentences that follow each other, then parts them where they were glued. */
  private static List<Line> regroup(List<Line> lines) {
    List<Line> joined = new ArrayList<>();
    for (Line line : lines) {
      int last = joined.size() - 1;
      if (last >= 0 && follows(line) && isSentence(joined.get(last)) && isSentence(line)) {
        joined.set(last, joined.get(last).join(line));
      } else {
        joined.add(line);
      }
    }
    return joined.stream()
        .flatMap(line -> Normaliser.partAtSeams(line.text()).stream().map(line::withText))
        .toList();
  }

  private static boolean isSentence(Line line) {
    return line.text().length() < MOST_JOINED && new Measures(line.text()).ending() == 3;
  }
}
