package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import java.util.HashSet;
import java.util.Set;

/**
 * Removes text that the page has already shown: the title above its text, a lead or paragraph
 * printed twice. Short lines may well recur in an article, so only longer ones count.
 */
final class RepetitionStep implements Step {

  private static final int LEAST_WORDS = 12;

  @Override
  public void apply(PageFacts page) {
    Set<String> shown = new HashSet<>();
    for (Block block : page.blocks()) {
      if (block.isKept()
          && block.shape().words() >= LEAST_WORDS
          && page.copies(block) > 1
          && !shown.add(block.text())) {
        block.remove("repeated");
      }
    }
  }
}
