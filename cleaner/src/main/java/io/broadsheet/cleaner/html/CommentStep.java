package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;

/**
 * Removes what readers wrote below the article, however much longer than it: elements that are
 * named as comments and do not hold the page's title.
 */
final class CommentStep implements Step {

  @Override
  public void apply(PageFacts page) {
    Scope title = page.titleScope();
    if (title == null) {
      return;
    }
    for (Block block : page.blocks()) {
      int levels = block.scope().distance(ScopeCue.DISCUSSION);
      if (block.isKept() && levels < Scope.FAR) {
        Scope comments = block.scope().ancestor(levels);
        if (comments.commonWith(title) != comments) {
          block.remove("comments");
        }
      }
    }
  }
}
