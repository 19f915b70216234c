package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides which lines make the article: the model proposes, words that leave no doubt overrule it.
 */
final class LinePicker {

  private static final double LIKELY = 0.5;

  /** What a sentence needs on a page that is nearly all prose, and so has little junk to find. */
  private static final double CONCEIVABLE = 0.25;

  private static final double CLEAN = 0.8;

  /** What it takes to believe the model against the words: columns of dates, lists of links. */
  private static final double ALMOST_SURE = 0.9;

  /** Kinds that subheadings of an article may well look like. */
  private static final Set<JunkKind> AMBIGUOUS =
      EnumSet.of(JunkKind.SUMMARY, JunkKind.NAVIGATION, JunkKind.LEGAL);

  private static final int SUMMARY_REACH = 3;

  private final PageView page;
  private final double[] opinions;
  private final String[] removed;
  private final boolean mostlyProse;

  LinePicker(PageView page, double[] opinions) {
    this.page = page;
    this.opinions = opinions;
    this.removed = new String[page.size()];
    this.mostlyProse = isMostlyProse(page);
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
      return "address";
    }
    if (opinions[i] >= threshold(i, kind)) {
      return null;
    }
    return kind == null ? "boilerplate" : kind.code();
  }

  private double threshold(int i, JunkKind kind) {
    if (kind == null) {
      return mostlyProse && page.isProse(i) ? CONCEIVABLE : LIKELY;
    }
    return AMBIGUOUS.contains(kind) ? LIKELY : ALMOST_SURE;
  }

  private static boolean isMostlyProse(PageView page) {
    double all = page.measures.stream().mapToDouble(Measures::mass).sum();
    return page.proseMass(0, page.size()) >= CLEAN * all;
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
