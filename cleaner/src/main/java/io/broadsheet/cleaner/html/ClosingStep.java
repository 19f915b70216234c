package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.junk.JunkKind;
import java.util.EnumSet;
import java.util.List;

/**
 * Removes what sites set below the last paragraph of every text, as if it were one more: whose
 * rights are reserved, where to follow them, what to subscribe to, who wrote it and when. Above the
 * last line of the text such a line may well be part of it.
 */
final class ClosingStep implements Step {

  private static final int MOST_WORDS = 60;

  private static final JunkLines NO_ENDING =
      new JunkLines(
          EnumSet.of(
              JunkKind.LEGAL,
              JunkKind.SHARE,
              JunkKind.NEWSLETTER,
              JunkKind.SUBSCRIPTION,
              JunkKind.APP,
              JunkKind.CONSENT,
              JunkKind.COMMENTS,
              JunkKind.CAPTION,
              JunkKind.BYLINE,
              JunkKind.DATE,
              JunkKind.TAGS));

  @Override
  public void apply(PageFacts page) {
    List<Block> kept = page.blocks().stream().filter(Block::isKept).toList();
    int last = kept.size() - 1;
    while (last > 0 && removeIfNoEnding(kept.get(last))) {
      last--;
    }
  }

  private static boolean removeIfNoEnding(Block block) {
    if (block.shape().words() <= MOST_WORDS) {
      NO_ENDING.removeIfJunk(block);
    }
    return !block.isKept();
  }
}
