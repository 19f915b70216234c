package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.ArrayList;
import java.util.List;

/** The lines of one page with what is known of each alone and of the page as a whole. */
final class PageView {

  /** What a line that is no prose costs the run of lines that is taken to hold the article. */
  private static final double GAP = 25;

  private final List<Line> lines;
  private final List<Measures> measures = new ArrayList<>();
  private final List<JunkKind> kinds = new ArrayList<>();
  private final Cohesion cohesion;
  private final Segments segments;

  private final double[] proseBefore;
  private final int[] lastProse;
  private final int[] nextProse;
  private int mainStart;
  private int mainEnd;

  PageView(List<Line> lines) {
    this.lines = List.copyOf(lines);
    for (Line line : lines) {
      measures.add(new Measures(line.text()));
      kinds.add(JunkLexicon.standard().classify(line.text()).orElse(null));
    }
    cohesion = new Cohesion(lines, measures);
    segments = new Segments(measures, cohesion);
    proseBefore = new double[size() + 1];
    lastProse = new int[size()];
    nextProse = new int[size()];
    sumProse();
    findMainRun();
    cohesion.main(mainStart, mainEnd);
  }

  int size() {
    return lines.size();
  }

  Line line(int i) {
    return lines.get(i);
  }

  Measures measures(int i) {
    return measures.get(i);
  }

  /** What kind of junk the line looks like, or null. */
  JunkKind kind(int i) {
    return kinds.get(i);
  }

  Cohesion cohesion() {
    return cohesion;
  }

  Segments segments() {
    return segments;
  }

  /** Letters of the whole page. */
  double mass() {
    return measures.stream().mapToDouble(Measures::mass).sum();
  }

  boolean isProse(int i) {
    return measures.get(i).isProse();
  }

  /** Letters in prose lines from one line to another; offsets beyond the page are clipped. */
  double proseMass(int from, int to) {
    int start = Math.max(0, Math.min(from, size()));
    int end = Math.max(start, Math.min(to, size()));
    return proseBefore[end] - proseBefore[start];
  }

  /**
   * Lines back to the nearest prose line above this one; counted to the page's start without one.
   */
  int sinceProse(int i) {
    return i - lastProse[i];
  }

  /** Lines on to the nearest prose line below this one; counted to the page's end without one. */
  int untilProse(int i) {
    return nextProse[i] - i;
  }

  /** First line of the densest run of prose. */
  int mainStart() {
    return mainStart;
  }

  /** The line behind the densest run of prose. */
  int mainEnd() {
    return mainEnd;
  }

  private void sumProse() {
    int last = -1;
    for (int i = 0; i < size(); i++) {
      lastProse[i] = last;
      last = isProse(i) ? i : last;
      proseBefore[i + 1] = proseBefore[i] + (isProse(i) ? measures.get(i).mass() : 0);
    }
    int next = size();
    for (int i = size() - 1; i >= 0; i--) {
      nextProse[i] = next;
      next = isProse(i) ? i : next;
    }
  }

  private void findMainRun() {
    double best = 0;
    double sum = 0;
    int start = 0;
    for (int i = 0; i < size(); i++) {
      if (sum <= 0) {
        sum = 0;
        start = i;
      }
      sum += isProse(i) && kinds.get(i) == null ? measures.get(i).mass() : -GAP;
      if (sum > best) {
        best = sum;
        mainStart = start;
        mainEnd = i + 1;
      }
    }
  }
}
