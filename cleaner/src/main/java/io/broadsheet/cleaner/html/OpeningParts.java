package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.ArticlePart;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The standfirst and the key points of a page. For one page only. */
final class OpeningParts {

  private static final Set<String> ITEM_TAGS = Set.of("li", "dd", "dt");
  private static final int MOST_LABEL = 6;
  private static final int MOST_IN_BOX = 15;
  private static final int MOST_ABOVE_TEXT = 40;
  private static final int LEAST_POINT = 5;
  private static final int LEAST_STANDFIRST = 4;
  private static final int MOST_STANDFIRST = 80;
  private static final int LEAST_SUBTITLE = 6;
  private static final int NEAR_TITLE = 3;
  private static final int NEAR = 2;
  private static final double ALIKE = 0.6;
  private static final double LINKED = 0.5;
  private static final double WHOLE = 0.9;
  private static final double TITLE = 0.8;
  private static final JunkLexicon LEXICON = JunkLexicon.standard();

  private final PageFacts page;
  private final List<Block> blocks;
  private final StoryPlace place;
  private final BitSet points = new BitSet();
  private final BitSet standfirst = new BitSet();

  /**
   * @param isOther whether a block is of another part
   */
  OpeningParts(PageFacts page, StoryPlace place, Predicate<Block> isOther) {
    this.page = page;
    this.blocks = page.blocks();
    this.place = place;
    blocks.forEach(this::readLabel);
    if (page.titleIndex() >= 0) {
      readAboveText(isOther);
    }
  }

  /** Which of the two parts the block is of, if any. */
  Optional<ArticlePart> of(Block block) {
    if (points.get(block.index())) {
      return Optional.of(ArticlePart.KEY_POINTS);
    }
    return standfirst.get(block.index()) ? Optional.of(ArticlePart.STANDFIRST) : Optional.empty();
  }

  /** Takes the list below a label such as "Key points", or else the rest of its box. */
  private void readLabel(Block label) {
    int from = label.index();
    boolean isLabel =
        !points.get(from)
            && label.shape().words() <= MOST_LABEL
            && label.linkDensity() < LINKED
            && LEXICON.classify(label.text()).filter(JunkKind.SUMMARY::equals).isPresent();
    if (!isLabel) {
      return;
    }
    int end = endOf(from + 1, OpeningParts::isItem);
    if (end == from + 1) {
      Scope box = boxOf(label.scope());
      boolean isBox = box.blocks() <= MOST_IN_BOX && !place.isIn(box);
      end = isBox ? endOf(end, block -> block.scope().commonWith(box) == box) : from;
    }
    points.set(from, Math.max(from, end));
  }

  private static Scope boxOf(Scope label) {
    Scope box = label;
    while (box.blocks() == 1 && box.parent() != null) {
      box = box.parent();
    }
    return box;
  }

  private int endOf(int from, Predicate<Block> isIn) {
    int end = from;
    while (end < blocks.size() && isIn.test(blocks.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean isItem(Block block) {
    Scope scope = block.scope();
    return ITEM_TAGS.contains(scope.tag()) || ITEM_TAGS.contains(scope.ancestor(1).tag());
  }

  /** Without a first paragraph below them, what looks like these parts may be all of the text. */
  private void readAboveText(Predicate<Block> isOther) {
    BitSet items = new BitSet();
    BitSet leads = new BitSet();
    int end = Math.min(blocks.size(), page.titleIndex() + 1 + MOST_ABOVE_TEXT);
    for (Block block : blocks.subList(page.titleIndex() + 1, end)) {
      if (isOther.test(block) || points.get(block.index())) {
        continue;
      }
      if (isPoint(block)) {
        items.set(block.index());
      } else if (isStandfirst(block)) {
        leads.set(block.index());
      } else if (block.isKept() && block.isProse()) {
        standfirst.or(leads);
        points.or(items.cardinality() > 1 ? items : new BitSet());
        return;
      }
    }
  }

  private static boolean isPoint(Block block) {
    return isItem(block) && block.shape().words() >= LEAST_POINT && block.linkDensity() < LINKED;
  }

  private boolean isStandfirst(Block block) {
    int words = block.shape().words();
    boolean isRunning =
        switch (block.kind()) {
          case PARAGRAPH, HEADING, OTHER -> true;
          default -> false;
        };
    return isRunning
        && words >= LEAST_STANDFIRST
        && words <= MOST_STANDFIRST
        && block.linkDensity() < LINKED
        && (isNamedLead(block.scope()) || isSubtitle(block) || isDescription(block))
        && page.title().coveredBy(page.words(block)) < TITLE
        && LEXICON.classify(block.text()).isEmpty();
  }

  private boolean isNamedLead(Scope scope) {
    int levels = scope.distance(ScopeCue.LEAD);
    return levels <= NEAR && !place.isIn(scope.ancestor(levels));
  }

  private boolean isSubtitle(Block block) {
    return block.kind() == BlockKind.HEADING
        && block.index() <= page.titleIndex() + NEAR_TITLE
        && block.shape().words() >= LEAST_SUBTITLE;
  }

  /** Many descriptions repeat the first paragraph, which is set as those that follow. */
  private boolean isDescription(Block block) {
    int[] words = page.words(block);
    int set = Math.max(block.style().strongCharacters(), block.style().emphasisCharacters());
    boolean isSetApart =
        set >= WHOLE * block.text().length()
            || block.scope().commonWith(place.body()) != place.body();
    return isSetApart
        && Math.min(page.lead().shareOf(words), page.lead().coveredBy(words)) >= ALIKE;
  }
}
