package io.broadsheet.cleaner.flat;

import java.util.ArrayList;
import java.util.List;

/** Rows with their labels and weights, collected for training. */
final class Examples {

  private final List<float[]> rows = new ArrayList<>();
  private final List<Boolean> labels = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  void add(float[] row, boolean label, double weight) {
    rows.add(row);
    labels.add(label);
    weights.add(weight);
  }

  /** The trained model, with the weights brought to one on average. */
  List<String> train(TreesTrainer trainer) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    double[] scaled = new double[rows.size()];
    boolean[] truth = new boolean[rows.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = labels.get(i);
      scaled[i] = weights.get(i) * rows.size() / total;
    }
    return trainer.train(rows.toArray(float[][]::new), truth, scaled);
  }
}
