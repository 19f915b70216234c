package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import java.util.BitSet;

/**
 * Removes further articles that the page shows below its own, as sites do that load the next story
 * when a reader comes to the end: {@code article} elements that stand beside the one with the
 * page's title and have a first-level heading and running text of their own.
 */
final class OtherArticleStep implements Step {

  private static final int LEAST_PROSE = 200;

  @Override
  public void apply(PageFacts page) {
    Scope own = ownArticle(page);
    if (own == null) {
      return;
    }
    BitSet others = new BitSet();
    for (Block block : page.blocks()) {
      Scope article = isMainHeading(block) ? articleAround(block) : null;
      if (article != null && isBeside(article, own) && !page.showsTitle(block)) {
        others.set(article.number());
      }
    }
    if (!others.isEmpty()) {
      page.blocks().stream()
          .filter(block -> isWithin(block.scope(), others))
          .forEach(block -> block.remove("other-article"));
    }
  }

  /** The article that the page's title heads, null when there is none. */
  private static Scope ownArticle(PageFacts page) {
    if (page.titleIndex() < 0) {
      return null;
    }
    Block title = page.blocks().get(page.titleIndex());
    Scope article = isMainHeading(title) && page.showsTitle(title) ? articleAround(title) : null;
    return article != null && article.proseCharacters() >= LEAST_PROSE ? article : null;
  }

  private static boolean isMainHeading(Block block) {
    return block.scope().tag().equals("h1");
  }

  private static boolean isBeside(Scope article, Scope own) {
    Scope common = article.commonWith(own);
    return common != own && common != article && article.proseCharacters() >= LEAST_PROSE;
  }

  /** The innermost article around the block, null when there is none. */
  private static Scope articleAround(Block block) {
    Scope scope = block.scope();
    while (scope != null && !scope.tag().equals("article")) {
      scope = scope.parent();
    }
    return scope;
  }

  private static boolean isWithin(Scope scope, BitSet numbers) {
    for (Scope outer = scope; outer != null; outer = outer.parent()) {
      if (numbers.get(outer.number())) {
        return true;
      }
    }
    return false;
  }
}
