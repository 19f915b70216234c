package io.broadsheet.cleaner.tree;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sum of small decision trees over one row of numbers, turned into a probability. Read from lines
 * of text: {@code tree} starts a tree, {@code FEATURE THRESHOLD LEFT RIGHT} is a node that goes
 * left when the value is at most the threshold, where a negative child {@code -k} is the k-th leaf
 * of the tree, and {@code leaves V1 V2 …} ends it. Immutable and thread-safe.
 */
public final class TreeModel {

  /** A node is four numbers side by side: feature, bits of the threshold, left and right child. */
  private static final int NODE = 4;

  /** As many rows as stay in the processor's first cache while all of them go through one tree. */
  private static final int ROWS_AT_ONCE = 64;

  private final int[] roots;
  private final int[] nodes;
  private final float[] leaves;

  private TreeModel(List<Node> nodes, List<Float> leaves, List<Integer> roots) {
    this.roots = roots.stream().mapToInt(root -> root * NODE).toArray();
    this.nodes = nodes.stream().flatMapToInt(Node::packed).toArray();
    this.leaves = new float[leaves.size()];
    for (int i = 0; i < this.leaves.length; i++) {
      this.leaves[i] = leaves.get(i);
    }
  }

  /**
   * Reads trees up to the line {@code end} or the end of the text.
   *
   * @param columns names of the numbers in a row, in order
   * @throws IllegalArgumentException when a line names an unknown column
   */
  public static TreeModel read(BufferedReader lines, List<String> columns) throws IOException {
    List<Node> nodes = new ArrayList<>();
    List<Float> leaves = new ArrayList<>();
    List<Integer> roots = new ArrayList<>();
    int base = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] parts = line.split(" ");
      switch (parts[0]) {
        case "end" -> {
          return new TreeModel(nodes, leaves, roots);
        }
        case "tree" -> {
          base = nodes.size();
          roots.add(base);
        }
        case "leaves" -> Arrays.stream(parts).skip(1).map(Float::parseFloat).forEach(leaves::add);
        default -> nodes.add(Node.parse(parts, columns, base, leaves.size()));
      }
    }
    return new TreeModel(nodes, leaves, roots);
  }

  /** The probability that the model gives to the row, from 0 to 1. */
  public float probability(float[] row) {
    return probability(logOdds(row));
  }

  private static float probability(double logOdds) {
    return (float) (1 / (1 + Math.exp(-logOdds)));
  }

  /**
   * The probability that the model gives to each row. Faster than one row after another: neighbours
   * go the same way through a tree, which the processor learns to foresee.
   */
  public float[] probabilities(float[][] rows) {
    double[] sums = new double[rows.length];
    for (int from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      int to = Math.min(rows.length, from + ROWS_AT_ONCE);
      for (int root : roots) {
        for (int i = from; i < to; i++) {
          sums[i] += leaf(root, rows[i]);
        }
      }
    }
    float[] probabilities = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      probabilities[i] = probability(sums[i]);
    }
    return probabilities;
  }

  /** The logarithm of the odds that the model gives to the row. */
  public double logOdds(float[] row) {
    double sum = 0;
    for (int root : roots) {
      sum += leaf(root, row);
    }
    return sum;
  }

  private float leaf(int root, float[] row) {
    int at = root;
    while (at >= 0) {
      boolean left = row[nodes[at]] <= Float.intBitsToFloat(nodes[at + 1]);
      at = nodes[left ? at + 2 : at + 3];
    }
    return leaves[~at];
  }

  private record Node(int feature, float threshold, int left, int right) {

    static Node parse(String[] parts, List<String> columns, int base, int leafBase) {
      int feature = columns.indexOf(parts[0]);
      if (feature < 0) {
        throw new IllegalArgumentException(
            "The model knows a column that is not measured: " + parts[0]);
      }
      return new Node(
          feature,
          Float.parseFloat(parts[1]),
          child(Integer.parseInt(parts[2]), base, leafBase),
          child(Integer.parseInt(parts[3]), base, leafBase));
    }

    IntStream packed() {
      return IntStream.of(feature, Float.floatToIntBits(threshold), left, right);
    }

    private static int child(int number, int base, int leafBase) {
      return number < 0 ? ~(leafBase - number - 1) : (base + number) * NODE;
    }
  }
}
