package io.broadsheet.cleaner.html;

/** The measurements of one block. */
final class FeatureRow {

  private final float[] values;

  FeatureRow(float[] values) {
    this.values = values;
  }

  void put(Feature feature, double value) {
    values[feature.ordinal()] = (float) value;
  }

  /** Sets the feature that many places after the given one. */
  void put(Feature first, int offset, double value) {
    values[first.ordinal() + offset] = (float) value;
  }

  void put(Feature feature, boolean value) {
    values[feature.ordinal()] = value ? 1 : 0;
  }
}
