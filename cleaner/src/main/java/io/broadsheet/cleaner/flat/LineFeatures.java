package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.JunkKind;
import java.util.Arrays;

/** Every line of a page as numbers, for the trees. Their order is part of the trained model. */
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

  private final PageView page;
  private final float[] row = new float[MOST];
  private int next;

  LineFeatures(PageView page) {
    this.page = page;
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
      for (int[] distance : since) {
        add(distance[i]);
      }
      boolean counts = i >= page.mainStart() && page.kind(i) != null;
      junk += counts ? 1 : 0;
      add(junk);
      add(count(JunkKind.DATE, i - 4, i));
      add(count(JunkKind.DATE, i + 1, i + 5));
      add(count(JunkKind.COMMENTS, i - 6, i + 7));
      rows[i] = Arrays.copyOf(row, next);
    }
    return rows;
  }

  private void own(int i) {
    Measures m = page.measures(i);
    add(log(m.mass()));
    add(m.words());
    add(m.ending());
    add(m.beginning());
    add(m.capitalShare());
    add(m.shortLowerShare());
    add(m.upperShare());
    add(m.digitShare());
    add(m.commas());
    add(m.stops());
    add(m.marks());
    add(m.quotes());
    add(m.meanWord());
    add(m.isCaseless() ? 1 : 0);
    add(kind(i));
    add(page.cohesion().share(i));
    boolean inMain = i >= page.mainStart() && i < page.mainEnd();
    add(page.cohesion().shareOfMain(i, inMain));
    add(page.cohesion().terms(i));
    add(page.cohesion().copies(i));
  }

  private void near(int i) {
    for (int d = -NEAR; d <= NEAR; d++) {
      if (d != 0) {
        boolean inside = i + d >= 0 && i + d < page.size();
        Measures m = inside ? page.measures(i + d) : null;
        add(inside ? log(m.mass()) : -1);
        add(inside ? m.ending() : -1);
        add(inside ? m.capitalShare() : -1);
        add(inside ? kind(i + d) : -1);
        add(inside ? page.cohesion().share(i + d) : -1);
      }
    }
  }

  private void windows(int i) {
    for (int width : WINDOWS) {
      add(log(page.proseMass(i - width, i)));
      add(log(page.proseMass(i + 1, i + 1 + width)));
    }
    add(junkShare(i - 5, i));
    add(junkShare(i + 1, i + 6));
    add(meanLog(i - 5, i));
    add(meanLog(i + 1, i + 6));
  }

  private void place(int i) {
    int size = page.size();
    double total = page.proseMass(0, size);
    add(Math.min(FAR, page.sinceProse(i)));
    add(Math.min(FAR, page.untilProse(i)));
    add(log(total));
    add(total == 0 ? 0 : page.proseMass(0, i) / total);
    add((double) i / size);
    add(Math.min(FAR, i));
    add(Math.min(FAR, size - i));
    add(log(size));
    add(clip(i - page.mainStart()));
    add(clip(page.mainEnd() - i));
    add(total == 0 ? 0 : page.proseMass(page.mainStart(), page.mainEnd()) / total);
    add(log(page.proseMass(page.mainStart(), page.mainEnd())));
  }

  private void segment(int i) {
    Segments segments = page.segments();
    int s = segments.of(i);
    add(segments.contains(s, i) ? 1 : 0);
    add(log(segments.mass(s)));
    add(segments.share(s));
    add(segments.cohesion(s));
    add(clip(i - segments.start(s)));
    add(clip(segments.end(s) - i));
    add(s);
    add(s <= 0 ? 0 : clip(segments.start(s) - segments.end(s - 1)));
    add(s <= 0 ? 0 : segments.share(s - 1));
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

  private void add(double value) {
    row[next++] = (float) value;
  }

  private static int clip(int distance) {
    return Math.max(-FAR, Math.min(FAR, distance));
  }

  private static double log(double mass) {
    return Math.log1p(mass);
  }
}
