package io.broadsheet.cleaner.flat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much of a line's vocabulary the prose of its page uses elsewhere. */
final class Cohesion {

  private static final int LEAST_WORD = 4;
  private static final int MOST_TERMS = 200;

  private final List<Set<String>> terms = new ArrayList<>();
  private final Map<String, Integer> inProse = new HashMap<>();
  private final Map<String, Integer> inMain = new HashMap<>();
  private final Map<String, Integer> copies = new HashMap<>();
  private final List<Measures> measures;
  private final List<Line> lines;

  Cohesion(List<Line> lines, List<Measures> measures) {
    this.lines = lines;
    this.measures = measures;
    for (int i = 0; i < lines.size(); i++) {
      Set<String> own = terms(lines.get(i).text());
      terms.add(own);
      copies.merge(lines.get(i).text(), 1, Integer::sum);
      if (measures.get(i).isProse()) {
        own.forEach(term -> inProse.merge(term, 1, Integer::sum));
      }
    }
  }

  /** Share of the line's terms that other prose lines have too, 0 to 1. */
  double share(int i) {
    return share(i, inProse, measures.get(i).isProse() ? 1 : 0);
  }

  private double share(int i, Map<String, Integer> counts, int self) {
    Set<String> own = terms.get(i);
    if (own.isEmpty()) {
      return 0;
    }
    int found = 0;
    for (String term : own) {
      found += counts.getOrDefault(term, 0) > self ? 1 : 0;
    }
    return (double) found / own.size();
  }

  /** Says which lines are the densest run of prose, for {@link #shareOfMain}. */
  void main(int from, int to) {
    for (int i = from; i < to; i++) {
      if (measures.get(i).isProse()) {
        terms.get(i).forEach(term -> inMain.merge(term, 1, Integer::sum));
      }
    }
  }

  /** Share of the line's terms that the densest run of prose has too, beside the line itself. */
  double shareOfMain(int i, boolean inside) {
    int self = inside && measures.get(i).isProse() ? 1 : 0;
    return share(i, inMain, self);
  }

  int terms(int i) {
    return terms.get(i).size();
  }

  /** How often the very same line stands on the page. */
  int copies(int i) {
    return copies.get(lines.get(i).text());
  }

  private static Set<String> terms(String text) {
    Set<String> found = new HashSet<>();
    for (int i = 0; i < text.length() && found.size() < MOST_TERMS; ) {
      int end = i;
      boolean dense = false;
      while (end < text.length() && Character.isLetter(text.charAt(end)) && !dense) {
        dense = text.charAt(end) >= 0x2E80;
        end++;
      }
      if (dense) {
        found.add(text.substring(end - 1, Math.min(text.length(), end + 1)));
      } else if (end - i >= LEAST_WORD) {
        found.add(text.substring(i, end).toLowerCase(Locale.ROOT));
      }
      i = Math.max(end, i + 1);
    }
    return found;
  }
}
