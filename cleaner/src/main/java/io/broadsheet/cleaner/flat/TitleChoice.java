package io.broadsheet.cleaner.flat;

/**
 * Finds the headline: a line without a full stop above the first prose, about what the prose says.
 */
final class TitleChoice {

  private static final int REACH = 40;
  private static final double LEAST_MASS = 12;
  private static final double MOST_MASS = 220;
  private static final double LEAST_SCORE = 0.55;

  private final PageView page;
  private final String[] removed;

  TitleChoice(PageView page, String[] removed) {
    this.page = page;
    this.removed = removed;
  }

  /** The line of the title, or -1 for a page without one. */
  int find() {
    int body = firstProse();
    int best = -1;
    double bestScore = LEAST_SCORE;
    for (int i = Math.max(0, body - REACH); i < body; i++) {
      double score = isCandidate(i) ? score(i, body) : 0;
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private int firstProse() {
    for (int i = 0; i < page.size(); i++) {
      if (removed[i] == null && page.isProse(i)) {
        return i;
      }
    }
    return 0;
  }

  private boolean isCandidate(int i) {
    Measures m = page.measures.get(i);
    String text = page.lines.get(i).text();
    boolean asks = text.endsWith("?") || text.endsWith("!");
    return m.mass() >= LEAST_MASS
        && m.mass() <= MOST_MASS
        && (m.ending() != 3 || asks)
        && m.ending() != 2
        && page.kinds.get(i) == null
        && !page.lines.get(i).bullet();
  }

  private double score(int i, int body) {
    Measures m = page.measures.get(i);
    double length = Math.min(1, m.mass() / 45);
    double nearness = 1.0 / (1 + 0.15 * (body - i));
    return length * (0.3 + page.cohesion.share(i))
        + (page.lines.get(i).heading() ? 0.5 : 0)
        + 0.4 * nearness
        + (i == 0 ? 0.2 : 0);
  }
}
