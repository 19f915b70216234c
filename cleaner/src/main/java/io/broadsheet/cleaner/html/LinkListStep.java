package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Removes lists of links to other stories between the paragraphs, with the label above them: "You
 * may like" in any language. A list that a sentence leads to belongs to the text.
 */
final class LinkListStep implements Step {

  private static final int MOST_LABEL = 8;
  private static final double LABEL_BOLD = 0.9;
  private static final double LINK = 0.9;

  /** Words of the headline of a story, where the label does not say that it is one. */
  private static final int HEADLINE = 4;

  private static final Set<JunkKind> LABELS = EnumSet.of(JunkKind.RELATED, JunkKind.NAVIGATION);
  private static final JunkLexicon LEXICON = JunkLexicon.standard();

  @Override
  public void apply(PageFacts page) {
    List<Block> blocks = page.blocks();
    int at = 0;
    while (at + 1 < blocks.size()) {
      boolean isKnown = isKnownLabel(blocks.get(at));
      int end = at + 1;
      while (end < blocks.size() && isLink(blocks.get(end), isKnown)) {
        end++;
      }
      List<Block> links = blocks.subList(at + 1, end);
      if (!links.isEmpty() && (isKnown || isLabelOf(blocks.get(at), links))) {
        blocks.subList(at, end).forEach(block -> block.remove("related"));
      }
      at = end;
    }
  }

  private static boolean isLink(Block block, boolean mayBeHeading) {
    return (mayBeHeading || block.kind() != BlockKind.HEADING)
        && block.kind() != BlockKind.TABLE_CELL
        && block.linkDensity() >= LINK;
  }

  private static boolean isKnownLabel(Block block) {
    return block.shape().words() <= MOST_LABEL
        && LEXICON.classify(block.text()).filter(LABELS::contains).isPresent();
  }

  private static boolean isLabelOf(Block block, List<Block> links) {
    if (block.shape().words() > MOST_LABEL || block.linkDensity() > 0) {
      return false;
    }
    boolean isBold = block.style().strongCharacters() >= LABEL_BOLD * block.text().length();
    boolean isHeading = block.kind() == BlockKind.HEADING || isBold;
    int words = links.stream().mapToInt(link -> link.shape().words()).sum();
    return isHeading
        && links.stream().allMatch(link -> link.kind() == BlockKind.LIST_ITEM)
        && words >= HEADLINE * links.size();
  }
}
