package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;

/** Removes what the model takes for furniture, with the best name that its surroundings give. */
final class JudgementStep implements Step {

  /** Probability above which a block stays. */
  private static final float THRESHOLD = 0.45f;

  @Override
  public void apply(PageFacts page) {
    float[] scores = BlockClassifier.STANDARD.judge(page);
    for (Block block : page.blocks()) {
      if (scores[block.index()] <= THRESHOLD) {
        block.remove(RemovalNames.of(block, page));
      }
    }
  }
}
