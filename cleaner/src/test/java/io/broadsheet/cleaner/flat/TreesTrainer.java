package io.broadsheet.cleaner.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Gradient boosting of complete binary trees on the logistic loss, over binned features. */
final class TreesTrainer {

  private static final int BINS = 48;
  private static final double RATE = 0.09;
  private static final double SMOOTHING = 12;
  private static final double LEAST_WEIGHT = 20;
  private static final double ROW_SHARE = 0.5;
  private static final double FEATURE_SHARE = 0.4;

  private final int depth;
  private final int trees;
  private final Random random = new Random(17);
  private final List<String> model = new ArrayList<>();

  private float[][] edges;
  private byte[][] binned;
  private double[] weights;
  private boolean[] labels;
  private double[] odds;
  private double[] gradients;
  private double[] curvatures;

  TreesTrainer(int trees, int depth) {
    this.trees = trees;
    this.depth = depth;
  }

  /** Lines as {@link Trees#parse} reads them. Weights should be about 1 on average. */
  List<String> train(float[][] rows, boolean[] labels, double[] weights) {
    this.labels = labels;
    this.weights = weights;
    bin(rows);
    double base = base();
    odds = new double[rows.length];
    Arrays.fill(odds, base);
    gradients = new double[rows.length];
    curvatures = new double[rows.length];
    model.add(depth + " " + format(base));
    for (int t = 0; t < trees; t++) {
      differentiate();
      grow();
    }
    return model;
  }

  private double base() {
    double positive = 0;
    double all = 0;
    for (int i = 0; i < labels.length; i++) {
      positive += labels[i] ? weights[i] : 0;
      all += weights[i];
    }
    return Math.log(positive / (all - positive));
  }

  private void bin(float[][] rows) {
    int count = rows[0].length;
    edges = new float[count][];
    binned = new byte[count][rows.length];
    for (int f = 0; f < count; f++) {
      float[] values = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        values[i] = rows[i][f];
      }
      edges[f] = quantiles(values);
      for (int i = 0; i < rows.length; i++) {
        int at = Arrays.binarySearch(edges[f], rows[i][f]);
        binned[f][i] = (byte) (at >= 0 ? at : -at - 1);
      }
    }
  }

  private static float[] quantiles(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float[] cuts = new float[BINS - 1];
    int size = 0;
    for (int b = 1; b < BINS; b++) {
      float cut = sorted[(int) ((long) b * (sorted.length - 1) / BINS)];
      if (size == 0 || cut > cuts[size - 1]) {
        cuts[size++] = cut;
      }
    }
    return Arrays.copyOf(cuts, size);
  }

  private void differentiate() {
    for (int i = 0; i < odds.length; i++) {
      double p = 1 / (1 + Math.exp(-odds[i]));
      boolean drawn = random.nextDouble() < ROW_SHARE;
      gradients[i] = drawn ? weights[i] * ((labels[i] ? 1 : 0) - p) : 0;
      curvatures[i] = drawn ? weights[i] * p * (1 - p) : 0;
    }
  }

  private void grow() {
    int[] nodes = new int[odds.length];
    int inner = (1 << depth) - 1;
    int[] features = new int[inner];
    float[] thresholds = new float[inner];
    for (int level = 0; level < depth; level++) {
      int first = (1 << level) - 1;
      split(nodes, first, 1 << level, features, thresholds);
      descend(nodes, first, features, thresholds);
    }
    float[] leaves = leaves(nodes, inner);
    for (int i = 0; i < odds.length; i++) {
      odds[i] += leaves[nodes[i] - inner];
    }
    model.add(join(features));
    model.add(join(thresholds));
    model.add(join(leaves));
  }

  /** Finds the best split of every node of a level; a node without one sends everything left. */
  private void split(int[] nodes, int first, int width, int[] features, float[] thresholds) {
    double[] best = new double[width];
    for (int n = 0; n < width; n++) {
      thresholds[first + n] = Float.MAX_VALUE;
    }
    for (int f = 0; f < edges.length; f++) {
      if (random.nextDouble() < FEATURE_SHARE) {
        double[][] sums = new double[2 * width][BINS];
        byte[] bins = binned[f];
        for (int i = 0; i < bins.length; i++) {
          int n = nodes[i] - first;
          sums[2 * n][bins[i]] += gradients[i];
          sums[2 * n + 1][bins[i]] += curvatures[i];
        }
        for (int n = 0; n < width; n++) {
          choose(f, sums[2 * n], sums[2 * n + 1], n, first, best, features, thresholds);
        }
      }
    }
  }

  private void choose(
      int f,
      double[] g,
      double[] h,
      int n,
      int first,
      double[] best,
      int[] features,
      float[] cuts) {
    double allG = Arrays.stream(g).sum();
    double allH = Arrays.stream(h).sum();
    double leftG = 0;
    double leftH = 0;
    for (int b = 0; b < edges[f].length; b++) {
      leftG += g[b];
      leftH += h[b];
      double rightH = allH - leftH;
      if (leftH >= LEAST_WEIGHT && rightH >= LEAST_WEIGHT) {
        double gain = score(leftG, leftH) + score(allG - leftG, rightH) - score(allG, allH);
        if (gain > best[n]) {
          best[n] = gain;
          features[first + n] = f;
          cuts[first + n] = edges[f][b];
        }
      }
    }
  }

  private static double score(double g, double h) {
    return g * g / (h + SMOOTHING);
  }

  private void descend(int[] nodes, int first, int[] features, float[] thresholds) {
    int width = first + 1;
    int[] cutBins = new int[width];
    for (int n = 0; n < width; n++) {
      float[] e = edges[features[first + n]];
      int at = Arrays.binarySearch(e, thresholds[first + n]);
      cutBins[n] = at >= 0 ? at : e.length;
    }
    for (int i = 0; i < nodes.length; i++) {
      int n = nodes[i] - first;
      boolean left = binned[features[nodes[i]]][i] <= cutBins[n];
      nodes[i] = 2 * nodes[i] + (left ? 1 : 2);
    }
  }

  private float[] leaves(int[] nodes, int inner) {
    double[] g = new double[inner + 1];
    double[] h = new double[inner + 1];
    for (int i = 0; i < nodes.length; i++) {
      g[nodes[i] - inner] += gradients[i];
      h[nodes[i] - inner] += curvatures[i];
    }
    float[] leaves = new float[inner + 1];
    for (int n = 0; n <= inner; n++) {
      leaves[n] = (float) Double.parseDouble(format(RATE * g[n] / (h[n] + SMOOTHING)));
    }
    return leaves;
  }

  private static String join(int[] values) {
    return String.join(" ", Arrays.stream(values).mapToObj(Integer::toString).toList());
  }

  private static String join(float[] values) {
    List<String> parts = new ArrayList<>();
    for (float value : values) {
      parts.add(value == Float.MAX_VALUE ? "1e38" : format(value));
    }
    return String.join(" ", parts);
  }

  private static String format(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
