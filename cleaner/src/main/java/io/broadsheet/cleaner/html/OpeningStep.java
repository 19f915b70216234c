package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.junk.JunkKind;
import java.util.EnumSet;
import java.util.List;

/**
 * Removes lines above the first paragraph that tell who wrote the text and when, or offer something
 * to do with it. Further down such a line may well be part of the text.
 */
final class OpeningStep implements Step {

  private static final int PARAGRAPH = 25;

  private static final JunkLines ABOUT_THE_TEXT =
      new JunkLines(
          EnumSet.of(
              JunkKind.BYLINE,
              JunkKind.DATE,
              JunkKind.SHARE,
              JunkKind.COMMENTS,
              JunkKind.CONSENT,
              JunkKind.PLAYER));

  @Override
  public void apply(PageFacts page) {
    List<Block> kept = page.blocks().stream().filter(Block::isKept).toList();
    int first = 0;
    while (first < kept.size() && kept.get(first).shape().words() < PARAGRAPH) {
      first++;
    }
    if (first < kept.size()) {
      kept.subList(0, first).forEach(ABOUT_THE_TEXT::removeIfJunk);
    }
  }
}
