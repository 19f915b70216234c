package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Every line of a page as numbers, for the trees. */
final class LineFeatures {

  /** How far to each side a line's neighbours are described one by one. */
  private static final int NEAR = 3;

  private static final int[] WINDOWS = {2, 5, 12, 30};
  private static final int FAR = 200;
  private static final int MOST = 128;

  /** Kinds whose short lines head sections that are no part of the article. */
  private static final JunkKind[] SECTIONS = {
    JunkKind.RELATED,
    JunkKind.COMMENTS,
    JunkKind.TAGS,
    JunkKind.SHARE,
    JunkKind.NEWSLETTER,
    JunkKind.BYLINE,
    JunkKind.SUBSCRIPTION,
    JunkKind.LEGAL,
    JunkKind.ADVERTISEMENT
  };

  private static final List<String> COLUMNS = readColumns();

  private final PageView page;
  private final Consumer<String> names;
  private final float[] row = new float[MOST];
  private int next;

  LineFeatures(PageView page) {
    this(page, null);
  }

  /**
   * @param names takes the name of each number, or null
   */
  private LineFeatures(PageView page, Consumer<String> names) {
    this.page = page;
    this.names = names;
  }

  /** Names of the numbers, in their order: those that a page of one line gives. */
  static List<String> columns() {
    return COLUMNS;
  }

  private static List<String> readColumns() {
    List<String> names = new ArrayList<>();
    Line line = new Line("", false, false, false, null);
    new LineFeatures(new PageView(List.of(line)), names::add).rows();
    return List.copyOf(names);
  }

  /** One row a line. */
  float[][] rows() {
    float[][] rows = new float[page.size()][];
    int[][] since = new int[SECTIONS.length][];
    for (int s = 0; s < SECTIONS.length; s++) {
      since[s] = sinceHeading(SECTIONS[s]);
    }
    int junk = 0;
    for (int i = 0; i < rows.length; i++) {
      next = 0;
      own(i);
      near(i);
      windows(i);
      place(i);
      segment(i);
      for (int s = 0; s < since.length; s++) {
        add("SINCE_", SECTIONS[s], since[s][i]);
      }
      boolean counts = i >= page.mainStart() && page.kind(i) != null;
      junk += counts ? 1 : 0;
      add("JUNK_SO_FAR", junk);
      add("DATES_BEFORE", count(JunkKind.DATE, i - 4, i));
      add("DATES_AFTER", count(JunkKind.DATE, i + 1, i + 5));
      add("COMMENTS_AROUND", count(JunkKind.COMMENTS, i - 6, i + 7));
      rows[i] = Arrays.copyOf(row, next);
    }
    return rows;
  }

  private void own(int i) {
    Measures m = page.measures(i);
    add("MASS", log(m.mass()));
    add("WORDS", m.words());
    add("ENDING", m.ending());
    add("BEGINNING", m.beginning());
    add("CAPITAL_SHARE", m.capitalShare());
    add("SHORT_LOWER_SHARE", m.shortLowerShare());
    add("UPPER_SHARE", m.upperShare());
    add("DIGIT_SHARE", m.digitShare());
    add("COMMAS", m.commas());
    add("STOPS", m.stops());
    add("MARKS", m.marks());
    add("QUOTES", m.quotes());
    add("MEAN_WORD", m.meanWord());
    add("CASELESS", m.isCaseless() ? 1 : 0);
    add("KIND", kind(i));
    add("COHESION", page.cohesion().share(i));
    boolean inMain = i >= page.mainStart() && i < page.mainEnd();
    add("COHESION_WITH_MAIN", page.cohesion().shareOfMain(i, inMain));
    add("TERMS", page.cohesion().terms(i));
    add("COPIES", page.cohesion().copies(i));
  }

  private void near(int i) {
    for (int d = -NEAR; d <= NEAR; d++) {
      if (d != 0) {
        boolean inside = i + d >= 0 && i + d < page.size();
        Measures m = inside ? page.measures(i + d) : null;
        add("MASS", d, inside ? log(m.mass()) : -1);
        add("ENDING", d, inside ? m.ending() : -1);
        add("CAPITAL_SHARE", d, inside ? m.capitalShare() : -1);
        add("KIND", d, inside ? kind(i + d) : -1);
        add("COHESION", d, inside ? page.cohesion().share(i + d) : -1);
      }
    }
  }

  private void windows(int i) {
    for (int width : WINDOWS) {
      add("PROSE_BEFORE", width, log(page.proseMass(i - width, i)));
      add("PROSE_AFTER", width, log(page.proseMass(i + 1, i + 1 + width)));
    }
    add("JUNK_SHARE_BEFORE", junkShare(i - 5, i));
    add("JUNK_SHARE_AFTER", junkShare(i + 1, i + 6));
    add("MEAN_MASS_BEFORE", meanLog(i - 5, i));
    add("MEAN_MASS_AFTER", meanLog(i + 1, i + 6));
  }

  private void place(int i) {
    int size = page.size();
    double total = page.proseMass(0, size);
    add("SINCE_PROSE", Math.min(FAR, page.sinceProse(i)));
    add("UNTIL_PROSE", Math.min(FAR, page.untilProse(i)));
    add("PAGE_PROSE", log(total));
    add("PROSE_SHARE_BEFORE", total == 0 ? 0 : page.proseMass(0, i) / total);
    add("PLACE", (double) i / size);
    add("FROM_START", Math.min(FAR, i));
    add("TO_END", Math.min(FAR, size - i));
    add("PAGE_LINES", log(size));
    add("SINCE_MAIN_START", clip(i - page.mainStart()));
    add("UNTIL_MAIN_END", clip(page.mainEnd() - i));
    add("MAIN_SHARE", total == 0 ? 0 : page.proseMass(page.mainStart(), page.mainEnd()) / total);
    add("MAIN_PROSE", log(page.proseMass(page.mainStart(), page.mainEnd())));
  }

  private void segment(int i) {
    Segments segments = page.segments();
    int s = segments.of(i);
    add("IN_RUN", segments.contains(s, i) ? 1 : 0);
    add("RUN_MASS", log(segments.mass(s)));
    add("RUN_SHARE", segments.share(s));
    add("RUN_COHESION", segments.cohesion(s));
    add("SINCE_RUN_START", clip(i - segments.start(s)));
    add("UNTIL_RUN_END", clip(segments.end(s) - i));
    add("RUN", s);
    add("GAP_BEFORE_RUN", s <= 0 ? 0 : clip(segments.start(s) - segments.end(s - 1)));
    add("SHARE_OF_RUN_BEFORE", s <= 0 ? 0 : segments.share(s - 1));
  }

  private int count(JunkKind kind, int from, int to) {
    int count = 0;
    for (int i = Math.max(0, from); i < Math.min(page.size(), to); i++) {
      count += page.kind(i) == kind ? 1 : 0;
    }
    return count;
  }

  private double junkShare(int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(page.size(), to);
    int junk = 0;
    for (int i = start; i < end; i++) {
      junk += page.kind(i) == null ? 0 : 1;
    }
    return end <= start ? 0 : (double) junk / (end - start);
  }

  private double meanLog(int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(page.size(), to);
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += log(page.measures(i).mass());
    }
    return end <= start ? 0 : sum / (end - start);
  }

  /** Lines since the last short line of a kind, such as "Comments"; FAR when there was none. */
  private int[] sinceHeading(JunkKind kind) {
    int[] since = new int[page.size()];
    int last = -FAR;
    for (int i = 0; i < since.length; i++) {
      since[i] = Math.min(FAR, i - last);
      if (page.kind(i) == kind && page.measures(i).mass() < 40) {
        last = i;
      }
    }
    return since;
  }

  private int kind(int i) {
    JunkKind kind = page.kind(i);
    return kind == null ? 0 : kind.ordinal() + 1;
  }

  private void add(String name, double value) {
    add(name, "", value);
  }

  /**
   * @param of which of several numbers of that name it is
   */
  private void add(String name, Object of, double value) {
    if (names != null) {
      names.accept(name + of);
    }
    row[next++] = (float) value;
  }

  private static int clip(int distance) {
    return Math.max(-FAR, Math.min(FAR, distance));
  }

  private static double log(double mass) {
    return Math.log1p(mass);
  }
}
