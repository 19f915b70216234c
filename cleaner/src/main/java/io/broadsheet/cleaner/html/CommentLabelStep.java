package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes what readers wrote below the article where no name tells that they did, but a label does:
 * "20 comments". They are what follows in the smallest element around the label that holds some
 * text and none of what stands above.
 */
final class CommentLabelStep implements Step {

  /** Words of text above the label: above an article such a label leads to what is below it. */
  private static final int LEAST_ABOVE = 60;

  private static final int MOST_LABEL = 5;
  private static final int MOST_LEVELS = 5;
  private static final double MOSTLY_LINK = 0.8;
  private static final JunkLexicon LEXICON = JunkLexicon.standard();
  private static final Pattern COUNT = Pattern.compile("[\\p{N}()\\[\\]:,.]+");
  private static final Pattern THOUGHTS =
      Pattern.compile(
          "(?i)(?:\\d+|one) (?:thoughts?|responses?|repl(?:y|ies)|comments?) (?:on|to) .{1,200}");

  @Override
  public void apply(PageFacts page) {
    List<Block> blocks = page.blocks();
    BitSet above = new BitSet();
    int words = 0;
    int searched = 0;
    for (Block block : blocks) {
      if (words >= LEAST_ABOVE && block.index() >= searched && isLabel(block)) {
        searched = removeSection(block, blocks, above);
      }
      if (block.isKept()) {
        words += block.shape().words();
        addScopes(block, above);
      }
    }
  }

  private static void addScopes(Block block, BitSet above) {
    Scope scope = block.scope();
    while (scope != null && !above.get(scope.number())) {
      above.set(scope.number());
      scope = scope.parent();
    }
  }

  /**
   * A link to the comments is no label of theirs, nor is what stands beside a field of their form;
   * and a heading without a number may be one of the article.
   */
  private static boolean isLabel(Block block) {
    boolean isHeading = block.kind() == BlockKind.HEADING;
    boolean hasNumber = hasDigit(block.text());
    if (!isHeading && (!hasNumber || block.linkDensity() > MOSTLY_LINK)) {
      return false;
    }
    if (isHeading && THOUGHTS.matcher(block.text()).matches()) {
      return true;
    }
    return block.shape().words() <= MOST_LABEL
        && (hasNumber || !block.isKept())
        && isLabel(COUNT.matcher(block.text()).replaceAll(" ").strip());
  }

  private static boolean isLabel(String text) {
    return LEXICON.classify(text).filter(JunkKind.COMMENTS::equals).isPresent();
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number of the first block behind what was searched, where no text is left. */
  private static int removeSection(Block label, List<Block> blocks, BitSet above) {
    int end = label.index() + 1;
    boolean found = false;
    Scope section = label.scope();
    for (int up = 0; up < MOST_LEVELS && section != null && !found; up++) {
      if (above.get(section.number())) {
        return end;
      }
      while (end < blocks.size() && isIn(blocks.get(end), section)) {
        found |= blocks.get(end).isKept();
        blocks.get(end).remove("comments");
        end++;
      }
      section = section.parent();
    }
    if (found) {
      label.remove("comments");
    }
    return end;
  }

  private static boolean isIn(Block block, Scope section) {
    return block.scope().commonWith(section) == section;
  }
}
