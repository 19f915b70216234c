package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.text.Abbreviations;
import io.broadsheet.cleaner.text.Normaliser;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes paragraphs of lines. Three kinds of page are known: a paragraph a line; lines broken at a
 * width, parted by blank ones; and a sentence a line, with the paragraphs glued together, as a
 * careless sentence splitter leaves them.
 */
final class Layout {

  private static final int LEAST_SEAMS = 3;
  private static final int MOST_WIDTH = 110;
  private static final int LEAST_WRAPPED = 4;

  private final List<Line> lines;

  private Layout(List<Line> lines) {
    this.lines = lines;
  }

  /** The paragraphs that these lines, which are all of an article, were meant to be. */
  static List<String> paragraphs(List<Line> lines) {
    Layout layout = new Layout(lines);
    if (layout.isSentenceALine()) {
      return layout.join(true).stream().flatMap(p -> Normaliser.partAtSeams(p).stream()).toList();
    }
    return layout.join(layout.isWrapped());
  }

  /** Lines that end with an abbreviation, and sentences glued together, betray the splitter. */
  private boolean isSentenceALine() {
    boolean cut = false;
    int seams = 0;
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      cut |= i + 1 < lines.size() && follows(i + 1) && Abbreviations.ends(text);
      seams += Normaliser.partAtSeams(text).size() - 1;
    }
    return cut && seams >= LEAST_SEAMS;
  }

  /** Lines of a similar width that mostly break off inside a sentence. */
  private boolean isWrapped() {
    int followed = 0;
    int open = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).text().length() > MOST_WIDTH) {
        return false;
      }
      if (follows(i + 1)) {
        followed++;
        open += new Measures(lines.get(i).text()).ending() < 2 ? 1 : 0;
      }
    }
    return followed >= LEAST_WRAPPED && 3 * open >= 2 * followed && 2 * followed > lines.size();
  }

  private List<String> join(boolean all) {
    List<String> paragraphs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      int last = paragraphs.size() - 1;
      if (last >= 0 && follows(i) && (all || Abbreviations.ends(paragraphs.get(last)))) {
        paragraphs.set(last, Normaliser.characters(paragraphs.get(last) + '\n' + text));
      } else {
        paragraphs.add(text);
      }
    }
    return paragraphs;
  }

  private boolean follows(int i) {
    Line line = lines.get(i);
    return !line.parted() && !line.heading() && !line.bullet() && !lines.get(i - 1).heading();
  }
}
