package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes text that the page has already shown: the title above its text, a lead or paragraph
 * printed twice. Short lines may well recur in an article, so only longer ones count; and what a
 * text says again further down, among the same paragraphs, is meant.
 */
final class RepetitionStep implements Step {

  private static final int LEAST_WORDS = 12;

  /** Lines that stand more often are set between the paragraphs by the site. */
  private static final int MOST_MEANT = 3;

  @Override
  public void apply(PageFacts page) {
    Map<String, Block> shown = new HashMap<>();
    for (Block block : page.blocks()) {
      if (block.isKept() && block.shape().words() >= LEAST_WORDS && page.copies(block) > 1) {
        Block first = shown.putIfAbsent(block.text(), block);
        if (first != null && !isMeant(first, block, page)) {
          block.remove("repeated");
        }
      }
    }
  }

  private static boolean isMeant(Block first, Block again, PageFacts page) {
    List<Block> between = page.blocks().subList(first.index() + 1, again.index());
    return page.copies(again) <= MOST_MEANT
        && first.kind() == again.kind()
        && first.kind() == BlockKind.PARAGRAPH
        && first.scope().parent() == again.scope().parent()
        && between.stream().filter(Block::isKept).count() > 1;
  }
}
