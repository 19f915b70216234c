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
import java.util.regex.Pattern;

/**
 * Tells which part of a story a block is, by markup, place and words. A block that is of none of
 * the parts is text, or nothing of the story. For one page only.
 */
final class PartFinder {

  private static final int NEAR = 6;
  private static final int MOST_IN_POST = 12;
  private static final int LEAST_CELLS = 4;
  private static final int MOST_IN_CAPTION = 3;
  private static final int MOST_CAPTION_WORDS = 60;
  private static final Set<String> CAPTION_TAGS = Set.of("figcaption", "caption");
  private static final Pattern HANDLE = Pattern.compile("\\(@[\\p{L}\\p{N}_.@-]{2,}\\)");
  private static final JunkLexicon LEXICON = JunkLexicon.standard();

  private final List<Block> blocks;
  private final StoryPlace place;
  private final BitSet posts = new BitSet();
  private final OpeningParts opening;

  PartFinder(PageFacts page, StoryPlace place) {
    this.blocks = page.blocks();
    this.place = place;
    for (Block block : blocks) {
      Scope quote = around(block, scope -> scope.tag().equals("blockquote"));
      if (quote != null && HANDLE.matcher(block.text()).find()) {
        posts.set(quote.number());
      }
    }
    this.opening = new OpeningParts(page, place, this::isSetApart);
  }

  /** The part that the block is, if any. */
  Optional<ArticlePart> of(Block block) {
    if (isPost(block)) {
      return Optional.of(ArticlePart.EMBEDDED_POSTS);
    }
    if (isTable(block)) {
      return Optional.of(ArticlePart.TABLES);
    }
    return isCaption(block) ? Optional.of(ArticlePart.CAPTIONS) : opening.of(block);
  }

  private boolean isSetApart(Block block) {
    return isPost(block) || isTable(block) || isCaption(block);
  }

  /** The nearest scope around the block, not far out, that is such. */
  private static Scope around(Block block, Predicate<Scope> isSuch) {
    Scope scope = block.scope();
    for (int up = 0; up < NEAR && scope != null; up++, scope = scope.parent()) {
      if (isSuch.test(scope)) {
        return scope;
      }
    }
    return null;
  }

  /** Known by the names that networks tell their sites to write, or by who posted it. */
  private boolean isPost(Block block) {
    Scope post = around(block, s -> s.distance(ScopeCue.POST) == 0 || posts.get(s.number()));
    return post != null && post.blocks() <= MOST_IN_POST && !place.isIn(post);
  }

  /** The table around the block, or null. */
  static Scope table(Block block) {
    return around(block, scope -> scope.tag().equals("table"));
  }

  private boolean isTable(Block block) {
    Scope table = table(block);
    return table != null
        && table.blocks() >= LEAST_CELLS
        && 2 * table.proseCharacters() < table.characters()
        && !place.isIn(table);
  }

  private boolean isCaption(Block block) {
    if (around(block, scope -> CAPTION_TAGS.contains(scope.tag())) != null) {
      return true;
    }
    if (block.shape().words() > MOST_CAPTION_WORDS) {
      return false;
    }
    return LEXICON.classify(block.text()).filter(JunkKind.CAPTION::equals).isPresent()
        || isBesidePicture(block);
  }

  private boolean isBesidePicture(Block block) {
    int levels = block.scope().distance(ScopeCue.CAPTION);
    Scope box = block.scope().ancestor(levels);
    boolean isPlain = block.kind() == BlockKind.PARAGRAPH || block.kind() == BlockKind.OTHER;
    if (levels > 1 || !isPlain || box.blocks() > MOST_IN_CAPTION || place.isIn(box)) {
      return false;
    }
    int from = Math.max(0, block.index() + 1 - MOST_IN_CAPTION);
    return blocks.subList(from, block.index() + 1).stream()
        .anyMatch(b -> b.style().media() > 0 && b.scope().commonWith(box) == box);
  }
}
