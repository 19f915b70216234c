package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.ArticlePart;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.EnumSet;
import java.util.Set;

/**
 * Goes by what the user chose of the {@link ArticlePart parts} of a story. Parts are dropped before
 * repetitions go, so that a paragraph which repeats one stays; they are taken back last, where it
 * is known what the story is, and only those that stand in it.
 */
final class PartsStep implements Step {

  private static final double LINKED = 0.5;
  private static final double LINKED_TABLE = 0.6;
  private static final Set<JunkKind> OF_PARTS =
      EnumSet.of(JunkKind.CAPTION, JunkKind.SUMMARY, JunkKind.BYLINE, JunkKind.DATE);

  /** Removed for what they say twice or for where they stand, which no choice changes. */
  private static final Set<String> FINAL = Set.of("repeated", "comments");

  private static final JunkLexicon LEXICON = JunkLexicon.standard();

  private final Set<ArticlePart> parts;
  private final boolean isKeeping;

  private PartsStep(Set<ArticlePart> parts, boolean isKeeping) {
    this.parts = parts;
    this.isKeeping = isKeeping;
  }

  /** Removes the parts. */
  static Step dropping(Set<ArticlePart> parts) {
    return new PartsStep(parts, false);
  }

  /** Takes the parts of the story back. */
  static Step keeping(Set<ArticlePart> parts) {
    return new PartsStep(parts, true);
  }

  @Override
  public void apply(PageFacts page) {
    StoryPlace place = parts.isEmpty() ? null : StoryPlace.of(page);
    if (place == null) {
      return;
    }
    PartFinder finder = new PartFinder(page, place);
    if (isKeeping) {
      keep(page, place, finder);
    } else {
      drop(page, finder);
    }
  }

  private void drop(PageFacts page, PartFinder finder) {
    for (Block block : page.blocks()) {
      if (block.isKept()) {
        finder.of(block).filter(parts::contains).ifPresent(part -> block.remove(part.code()));
      }
    }
  }

  /** Below the last paragraph only what follows it at once is of the story. */
  private void keep(PageFacts page, StoryPlace place, PartFinder finder) {
    for (Block block : page.blocks()) {
      boolean isTaken =
          !block.isKept()
              && place.holds(block)
              && finder
                  .of(block)
                  .filter(parts::contains)
                  .filter(p -> isSound(block, p))
                  .isPresent();
      if (isTaken) {
        block.restore();
      } else if (block.index() > place.last()) {
        return;
      }
    }
  }

  private static boolean isSound(Block block, ArticlePart part) {
    if (FINAL.contains(block.removal()) || block.kind() == BlockKind.CONTROL) {
      return false;
    }
    return switch (part) {
      case EMBEDDED_POSTS -> true;
      case TABLES -> PartFinder.table(block).linkDensity() < LINKED_TABLE;
      default ->
          block.linkDensity() < LINKED
              && LEXICON.classify(block.text()).filter(kind -> !OF_PARTS.contains(kind)).isEmpty();
    };
  }
}
