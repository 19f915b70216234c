package io.broadsheet.cleaner.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the second trees see besides a line's own features: the first opinion of those around it.
 */
final class Neighbourhood {

  private static final int NEAR = 4;
  private static final int[] WINDOWS = {3, 8, 20};

  private Neighbourhood() {}

  /** Names of the numbers that are added to a row, in their order. */
  static List<String> columns() {
    List<String> names = new ArrayList<>();
    for (int d = -NEAR; d <= NEAR; d++) {
      names.add("OPINION" + d);
    }
    for (int width : WINDOWS) {
      names.add("OPINION_BEFORE" + width);
      names.add("OPINION_AFTER" + width);
    }
    names.add("SINCE_LIKELY");
    names.add("UNTIL_LIKELY");
    return names;
  }

  /** The rows of a page with what is thought of the lines around each. */
  static float[][] extend(float[][] rows, float[] opinions, PageView page) {
    float[][] out = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = extend(rows[i], opinions, page, i);
    }
    return out;
  }

  private static float[] extend(float[] row, float[] opinions, PageView page, int i) {
    float[] out = Arrays.copyOf(row, row.length + 2 * NEAR + 1 + 2 * WINDOWS.length + 2);
    int next = row.length;
    for (int d = -NEAR; d <= NEAR; d++) {
      boolean inside = i + d >= 0 && i + d < opinions.length;
      out[next++] = inside ? opinions[i + d] : -1;
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
  private static double weighed(float[] opinions, PageView page, int from, int to) {
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
  private static int nearest(float[] opinions, int i, int step) {
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
