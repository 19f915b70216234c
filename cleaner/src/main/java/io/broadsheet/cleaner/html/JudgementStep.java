package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;

/** Removes what the model takes for furniture, with the best name that its surroundings give. */
final class JudgementStep implements Step {

  private static final float USUAL = 0.45f;
  private static final float LEAST = 0.15f;
  private static final int ROUNDS = 6;

  @Override
  public void apply(PageFacts page) {
    float[] scores = BlockClassifier.STANDARD.judge(page);
    float threshold = threshold(page, scores);
    for (Block block : page.blocks()) {
      if (scores[block.index()] <= threshold) {
        block.remove(RemovalNames.of(block, page));
      }
    }
  }

  /**
   * The probability above which blocks stay. The choice that promises the best F1 of the page keeps
   * what is more likely than half of that F1; so a page that the model is unsure of as a whole
   * keeps more than its few surest blocks.
   */
  private static float threshold(PageFacts page, float[] scores) {
    double expected = 0;
    for (Block block : page.blocks()) {
      expected += weight(block) * scores[block.index()];
    }
    float threshold = USUAL;
    for (int round = 0; round < ROUNDS; round++) {
      double kept = 0;
      double hits = 0;
      for (Block block : page.blocks()) {
        if (scores[block.index()] > threshold) {
          kept += weight(block);
          hits += weight(block) * scores[block.index()];
        }
      }
      double f1 = 2 * hits / Math.max(1e-9, kept + expected);
      threshold = (float) Math.max(LEAST, f1 / 2);
    }
    return threshold;
  }

  private static double weight(Block block) {
    return Math.max(1, block.shape().words());
  }
}
