package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes what the model takes for furniture, with the best name that its surroundings give. Lines
 * that the lexicon knows as junk must convince the model more than others to stay, and so must
 * headings with nothing under them.
 */
final class JudgementStep implements Step {

  private static final float USUAL = 0.45f;
  private static final float LEAST = 0.15f;
  private static final float JUNK = 0.8f;

  /** What a short text needs that the text goes on around. */
  private static final float SURROUNDED = 0.1f;

  private static final int UNDER = 2;
  private static final double LINKED = 0.5;
  private static final int ROUNDS = 6;
  private static final int MOST_JUNK_WORDS = 30;

  /** So many blocks in a row between kept ones, so many levels inside the element around all. */
  private static final int MOST_SURROUNDED = 3;

  private static final int NEAR = 3;

  /** Kinds of which most lines are junk even where the model would keep them. */
  private static final Set<JunkKind> SUSPECT =
      EnumSet.of(
          JunkKind.ADVERTISEMENT,
          JunkKind.NEWSLETTER,
          JunkKind.PLAYER,
          JunkKind.TAGS,
          JunkKind.CAPTION,
          JunkKind.NAVIGATION,
          JunkKind.RELATED);

  private final JunkLexicon lexicon = JunkLexicon.standard();
  private final float[] scores;
  private final float[] alone;

  /**
   * @param scores for each block the probability, from 0 to 1, that it belongs to the article
   */
  JudgementStep(float[] scores) {
    this(scores, scores);
  }

  /**
   * @param alone the probabilities by the page alone: what it would have kept is said to recur
   */
  JudgementStep(float[] scores, float[] alone) {
    this.scores = scores;
    this.alone = alone;
  }

  @Override
  public void apply(PageFacts page) {
    float threshold = threshold(page, scores);
    for (Block block : page.blocks()) {
      float score = scores[block.index()];
      if (score <= threshold) {
        boolean recurs = alone[block.index()] > threshold;
        block.remove(recurs ? JudgedPage.RECURRING : RemovalNames.of(block, page));
      } else if (score < JUNK) {
        junk(block)
            .filter(kind -> kind != JunkKind.NAVIGATION || !isLabel(block, page, threshold))
            .ifPresent(kind -> block.remove(kind.code()));
      }
    }
    keepSurrounded(page.blocks());
    removeHeadingsOfNothing(page);
  }

  /**
   * What is no paragraph and no link stays where the text goes on right before and behind it in the
   * same element: labels, short items of lists, heads of columns.
   */
  private void keepSurrounded(List<Block> blocks) {
    int start = -1;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).isKept()) {
        if (start > 0 && i - start <= MOST_SURROUNDED && isSurrounded(blocks, start, i)) {
          blocks.subList(start, i).forEach(Block::restore);
        }
        start = -1;
      } else if (start < 0) {
        start = i;
      }
    }
  }

  private boolean isSurrounded(List<Block> blocks, int start, int end) {
    Scope around = blocks.get(start - 1).scope().commonWith(blocks.get(end).scope());
    for (Block block : blocks.subList(start, end)) {
      boolean isPart =
          block.linkDensity() < LINKED
              && block.kind() != BlockKind.PARAGRAPH
              && scores[block.index()] > SURROUNDED
              && block.scope().commonWith(around) == around
              && block.scope().depth() - around.depth() <= NEAR
              && lexicon.classify(block.text()).isEmpty();
      if (!isPart) {
        return false;
      }
    }
    return blocks.get(start - 1).scope().depth() - around.depth() <= NEAR
        && blocks.get(end).scope().depth() - around.depth() <= NEAR;
  }

  /** Headings of which the model is not sure go with what stood under them. */
  private void removeHeadingsOfNothing(PageFacts page) {
    List<Block> blocks = page.blocks();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      boolean isDoubtful = block.kind() == BlockKind.HEADING && scores[i] < JUNK;
      if (isDoubtful && block.isKept() && !keepsUnder(blocks, i)) {
        block.remove(RemovalNames.of(block, page));
      }
    }
  }

  private static boolean keepsUnder(List<Block> blocks, int heading) {
    int end = Math.min(blocks.size(), heading + 1 + UNDER);
    return blocks.subList(heading + 1, end).stream().anyMatch(Block::isKept);
  }

  /**
   * Whether a line that is no link stands above kept text: what would lead to another page leads
   * into this text, as a heading "FAQ" does, or the head of a column "Company".
   */
  private boolean isLabel(Block block, PageFacts page, float threshold) {
    int next = block.index() + 1;
    return block.linkDensity() < LINKED && next < page.blocks().size() && scores[next] > threshold;
  }

  private Optional<JunkKind> junk(Block block) {
    return block.shape().words() > MOST_JUNK_WORDS
        ? Optional.empty()
        : lexicon.classify(block.text()).filter(SUSPECT::contains);
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
    float before = -1;
    for (int round = 0; round < ROUNDS && threshold != before; round++) {
      before = threshold;
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
