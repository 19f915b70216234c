package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Removes lines above the first paragraph that tell who wrote the text and when, or offer something
 * to do with it. Further down such a line may well be part of the text.
 */
final class OpeningStep implements Step {

  private static final int PARAGRAPH = 25;

  private static final Set<JunkKind> ABOUT_THE_TEXT =
      EnumSet.of(
          JunkKind.BYLINE,
          JunkKind.DATE,
          JunkKind.SHARE,
          JunkKind.COMMENTS,
          JunkKind.CONSENT,
          JunkKind.PLAYER);

  private final JunkLexicon lexicon = JunkLexicon.standard();

  @Override
  public void apply(PageFacts page) {
    List<Block> kept = page.blocks().stream().filter(Block::isKept).toList();
    int first = 0;
    while (first < kept.size() && kept.get(first).shape().words() < PARAGRAPH) {
      first++;
    }
    if (first < kept.size()) {
      kept.subList(0, first).forEach(this::removeIfAboutTheText);
    }
  }

  private void removeIfAboutTheText(Block block) {
    lexicon
        .classify(block.text())
        .filter(ABOUT_THE_TEXT::contains)
        .ifPresent(kind -> block.remove(kind.code()));
  }
}
