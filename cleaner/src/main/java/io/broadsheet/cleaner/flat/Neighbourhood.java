package io.broadsheet.cleaner.flat;

import java.util.Arrays;

/**
 * What the second trees see besides a line's own features: the first opinion of those around it.
 */
final class Neighbourhood {

  private static final int NEAR = 4;
  private static final int[] WINDOWS = {3, 8, 20};

  private Neighbourhood() {}

  /** The rows of a page with the opinions that these trees have of its lines. */
  static float[][] extend(float[][] rows, Trees trees, PageView page) {
    double[] opinions = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      opinions[i] = trees.probability(rows[i]);
    }
    float[][] out = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = extend(rows[i], opinions, page, i);
    }
    return out;
  }

  private static float[] extend(float[] row, double[] opinions, PageView page, int i) {
    float[] out = Arrays.copyOf(row, row.length + 2 * NEAR + 1 + 2 * WINDOWS.length + 2);
    int next = row.length;
    for (int d = -NEAR; d <= NEAR; d++) {
      boolean inside = i + d >= 0 && i + d < opinions.length;
      out[next++] = inside ? (float) opinions[i + d] : -1;
    }
    for (int width : WINDOWS) {
      out[next++] = (float) weighed(opinions, page, i - width, i);
      out[next++] = (float) weighed(opinions, page, i + 1, i + 1 + width);
    }
    out[next++] = nearest(opinions, i, -1);
    out[next] = nearest(opinions, i, 1);
    return out;
  }

  /** Mean opinion, every line weighed by its length. */
  private static double weighed(double[] opinions, PageView page, int from, int to) {
    double sum = 0;
    double weight = 0;
    for (int i = Math.max(0, from); i < Math.min(opinions.length, to); i++) {
      double mass = 5 + page.measures(i).mass();
      sum += mass * opinions[i];
      weight += mass;
    }
    return weight == 0 ? -1 : sum / weight;
  }

  /** Steps to the nearest line that is rather in than out, up to 50. */
  private static int nearest(double[] opinions, int i, int step) {
    for (int d = 1; d <= 50; d++) {
      int at = i + d * step;
      if (at < 0 || at >= opinions.length) {
        break;
      }
      if (opinions[at] >= 0.5) {
        return d;
      }
    }
    return 60;
  }
}
