package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides which lines make the article: the model proposes, words that leave no doubt overrule it.
 */
final class LinePicker {

  private static final double LIKELY = 0.5;

  /** Kinds whose lines are no part of an article however they stand, unless they are long prose. */
  private static final Set<JunkKind> CERTAIN =
      EnumSet.complementOf(EnumSet.of(JunkKind.SUMMARY, JunkKind.NAVIGATION, JunkKind.LEGAL));

  private static final double LONG = 160;
  private static final int SUMMARY_REACH = 3;

  private final PageView page;
  private final double[] opinions;
  private final String[] removed;

  LinePicker(PageView page, double[] opinions) {
    this.page = page;
    this.opinions = opinions;
    this.removed = new String[page.size()];
  }

  /** Why each line is removed; null for those that stay. */
  String[] pick() {
    for (int i = 0; i < removed.length; i++) {
      removed[i] = reason(i);
    }
    removeSummaryBox();
    return removed;
  }

  private String reason(int i) {
    Line line = page.lines.get(i);
    JunkKind kind = page.kinds.get(i);
    if (line.text().isEmpty()) {
      return line.address() == null ? "picture" : "address";
    }
    boolean certain = CERTAIN.contains(kind) && page.measures.get(i).mass() < LONG;
    if (opinions[i] >= LIKELY && !certain) {
      return null;
    }
    return kind == null ? "boilerplate" : kind.code();
  }

  /** A heading such as "Key takeaways" near the top, and the list below it. */
  private void removeSummaryBox() {
    int first = firstProse();
    for (int i = 0; i < page.size() && i <= first; i++) {
      if (page.kinds.get(i) == JunkKind.SUMMARY && page.measures.get(i).mass() < 40) {
        removed[i] = JunkKind.SUMMARY.code();
        removeBullets(i + 1);
      }
    }
  }

  private void removeBullets(int from) {
    for (int i = from; i < page.size() && page.lines.get(i).bullet(); i++) {
      removed[i] = JunkKind.SUMMARY.code();
    }
  }

  /** The first kept line of prose that is no list item. */
  private int firstProse() {
    for (int i = 0; i < page.size(); i++) {
      if (removed[i] == null && page.isProse(i) && !page.lines.get(i).bullet()) {
        return i;
      }
    }
    return Math.min(SUMMARY_REACH, page.size() - 1);
  }
}
