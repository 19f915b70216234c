package io.broadsheet.cleaner.flat;

import java.util.Arrays;
import java.util.List;

/**
 * An ensemble of decision trees whose leaves add up to log-odds. Each tree is complete to its
 * depth: node n has its children at 2n+1 and 2n+2, and a value at or below the threshold goes left.
 */
final class Trees {

  private final int depth;
  private final double base;
  private final int[][] features;
  private final float[][] thresholds;
  private final float[][] leaves;

  Trees(int depth, double base, int[][] features, float[][] thresholds, float[][] leaves) {
    this.depth = depth;
    this.base = base;
    this.features = features;
    this.thresholds = thresholds;
    this.leaves = leaves;
  }

  double probability(float[] row) {
    double odds = base;
    for (int t = 0; t < features.length; t++) {
      odds += leaf(t, row);
    }
    return 1 / (1 + Math.exp(-odds));
  }

  private float leaf(int tree, float[] row) {
    int[] feature = features[tree];
    float[] threshold = thresholds[tree];
    int node = 0;
    for (int level = 0; level < depth; level++) {
      node = 2 * node + (row[feature[node]] <= threshold[node] ? 1 : 2);
    }
    return leaves[tree][node - feature.length];
  }

  /**
   * Reads lines of blank-separated numbers: depth and base; then for every tree a line of features,
   * one of thresholds and one of leaves.
   */
  static Trees parse(List<String> text) {
    String[] head = text.get(0).split(" ");
    int count = (text.size() - 1) / 3;
    int[][] features = new int[count][];
    float[][] thresholds = new float[count][];
    float[][] leaves = new float[count][];
    for (int t = 0; t < count; t++) {
      features[t] =
          Arrays.stream(text.get(3 * t + 1).split(" ")).mapToInt(Integer::parseInt).toArray();
      thresholds[t] = floats(text.get(3 * t + 2));
      leaves[t] = floats(text.get(3 * t + 3));
    }
    return new Trees(
        Integer.parseInt(head[0]), Double.parseDouble(head[1]), features, thresholds, leaves);
  }

  private static float[] floats(String line) {
    String[] parts = line.split(" ");
    float[] values = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = Float.parseFloat(parts[i]);
    }
    return values;
  }
}
