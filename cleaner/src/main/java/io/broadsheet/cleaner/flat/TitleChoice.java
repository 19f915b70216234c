package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.metadata.PlainMetadata;

/** Finds the headline: the likeliest line above the first paragraph of the text. */
final class TitleChoice {

  /** How many lines above the text a headline may stand. */
  static final int REACH = 60;

  private static final double LEAST_MASS = 8;
  private static final double MOST_MASS = 220;
  private static final double LEAST = 0.1;

  /** A shorter line with a full date in it is a date line or byline. */
  private static final double DATED = 50;

  private final PageView page;
  private final String[] removed;

  TitleChoice(PageView page, String[] removed) {
    this.page = page;
    this.removed = removed;
  }

  /**
   * The line of the title, or -1 for a page without one.
   *
   * @param opinions how likely each line is the title
   */
  int find(float[] opinions) {
    int text = firstParagraph();
    int best = -1;
    for (int i = Math.max(0, text - REACH); i < text; i++) {
      if (isCandidate(i) && opinions[i] > (best < 0 ? LEAST : opinions[best])) {
        best = i;
      }
    }
    return best;
  }

  private int firstParagraph() {
    for (int i = 0; i < page.size(); i++) {
      if (removed[i] == null && page.isProse(i)) {
        return i;
      }
    }
    return 0;
  }

  /** A headline is short, has no full stop at its end, and says something. */
  private boolean isCandidate(int i) {
    Measures m = page.measures(i);
    String text = page.line(i).text();
    boolean stopped = text.endsWith(".") && !text.endsWith("..") && m.stops() > 0;
    return m.mass() >= LEAST_MASS
        && m.mass() <= MOST_MASS
        && !stopped
        && page.kind(i) == null
        && !page.line(i).bullet()
        && (m.mass() > DATED || PlainMetadata.date(text, null).isEmpty());
  }
}
