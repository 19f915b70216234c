package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides which lines make the article: the model proposes, words that leave no doubt overrule it.
 */
final class LinePicker {

  private static final double LIKELY = 0.5;

  /** What a sentence needs where the page or its neighbours speak for it. */
  private static final double CONCEIVABLE = 0.25;

  /** Letters, in Latin letters, below which a text is short. */
  private static final double BRIEF = 1200;

  /** Share of prose above which a page has little junk to find. */
  private static final double CLEAN = 0.8;

  /** Share of prose from which on a page is the text of an article and nothing else. */
  private static final double PURE = 0.97;

  /** Letters of a page that give the model enough to go by, whatever its share of prose. */
  private static final double LONG = 20_000;

  /** What it takes to believe the model against the words: columns of dates, lists of links. */
  private static final double ALMOST_SURE = 0.9;

  /** Kinds that subheadings of an article may well look like. */
  private static final Set<JunkKind> AMBIGUOUS =
      EnumSet.of(JunkKind.SUMMARY, JunkKind.NAVIGATION, JunkKind.LEGAL);

  private static final int SUMMARY_REACH = 3;

  private final PageView page;
  private final float[] opinions;
  private final String[] removed;
  private final double proseShare;
  private final boolean isPure;

  LinePicker(PageView page, float[] opinions) {
    this.page = page;
    this.opinions = opinions;
    this.removed = new String[page.size()];
    double mass = Math.max(1, page.mass());
    this.proseShare = page.proseMass(0, page.size()) / mass;
    this.isPure = proseShare >= PURE && mass < LONG;
  }

  /** Why each line is removed; null for those that stay. */
  String[] pick() {
    for (int i = 0; i < removed.length; i++) {
      removed[i] = reason(i);
    }
    if (keptMass() < BRIEF) {
      keepNeighbours();
    }
    removeSummaryBox();
    return removed;
  }

  private String reason(int i) {
    Line line = page.line(i);
    JunkKind kind = page.kind(i);
    if (line.text().isEmpty()) {
      return "address";
    }
    if (opinions[i] >= threshold(i, kind)) {
      return null;
    }
    return kind == null ? "boilerplate" : kind.code();
  }

  private double keptMass() {
    double mass = 0;
    for (int i = 0; i < removed.length; i++) {
      mass += removed[i] == null ? page.measures(i).mass() : 0;
    }
    return mass;
  }

  /**
   * Few lines give the model little to go by: in a short text, prose beside prose belongs to it.
   */
  private void keepNeighbours() {
    for (int i = 1; i < removed.length; i++) {
      keepBeside(i, i - 1);
    }
    for (int i = removed.length - 2; i >= 0; i--) {
      keepBeside(i, i + 1);
    }
  }

  private void keepBeside(int i, int neighbour) {
    if (removed[neighbour] == null
        && page.isProse(neighbour)
        && page.isProse(i)
        && page.kind(i) == null
        && opinions[i] >= CONCEIVABLE
        && !page.line(i).bullet()) {
      removed[i] = null;
    }
  }

  private double threshold(int i, JunkKind kind) {
    if (kind == null && page.isProse(i) && proseShare >= CLEAN) {
      return isPure ? 0 : CONCEIVABLE;
    }
    if (kind == null) {
      return LIKELY;
    }
    return AMBIGUOUS.contains(kind) ? LIKELY : ALMOST_SURE;
  }

  /** A heading such as "Key takeaways" near the top, and the list below it. */
  private void removeSummaryBox() {
    int first = firstProse();
    for (int i = 0; i < page.size() && i <= first; i++) {
      if (page.kind(i) == JunkKind.SUMMARY && page.measures(i).mass() < 40) {
        removed[i] = JunkKind.SUMMARY.code();
        removeBullets(i + 1);
      }
    }
  }

  private void removeBullets(int from) {
    for (int i = from; i < page.size() && page.line(i).bullet(); i++) {
      removed[i] = JunkKind.SUMMARY.code();
    }
  }

  /** The first kept line of prose that is no list item. */
  private int firstProse() {
    for (int i = 0; i < page.size(); i++) {
      if (removed[i] == null && page.isProse(i) && !page.line(i).bullet()) {
        return i;
      }
    }
    return Math.min(SUMMARY_REACH, page.size() - 1);
  }
}
