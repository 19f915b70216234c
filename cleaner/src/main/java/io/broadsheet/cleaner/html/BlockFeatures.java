package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.cue.TextCues;
import java.util.List;

/** Measures all blocks of a page, one row a block, one column a {@link Feature}. */
final class BlockFeatures {

  private BlockFeatures() {}

  /** The measurements, with room for so many further columns at the end of each row. */
  static float[][] of(PageFacts page, int further) {
    List<Block> blocks = page.blocks();
    float[][] rows = new float[blocks.size()][Feature.count() + further];
    FlowFeatures flow = new FlowFeatures(page);
    RunFeatures runs = new RunFeatures(page);
    for (int i = 0; i < rows.length; i++) {
      Block block = blocks.get(i);
      FeatureRow row = new FeatureRow(rows[i]);
      TextCues.Found cues = page.cues(block);
      TextFeatures.measure(block, cues, row);
      PlaceFeatures.measure(block, page, row);
      flow.measure(block, cues, row);
      runs.measure(block, row);
    }
    return rows;
  }
}
