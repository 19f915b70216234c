package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.Arrays;

/** Measures a block by the elements around it. */
final class PlaceFeatures {

  private static final ScopeCue[] CUES =
      Arrays.copyOf(ScopeCue.values(), ScopeCue.DISCUSSION.ordinal() + 1);

  private PlaceFeatures() {}

  static void measure(Block block, PageFacts page, FeatureRow row) {
    Scope scope = block.scope();
    tags(scope, row);
    sums(scope, page, row);
    core(scope, page, row);
    PageFacts.Look look = page.look(block);
    row.put(Feature.SAME_LOOK, look.count());
    row.put(Feature.SAME_LOOK_WORDS, look.meanWords());
    row.put(Feature.SAME_LOOK_LINKS, look.meanLinkDensity());
    row.put(Feature.SAME_LOOK_PROSE, look.proseCharacters() / (double) Math.max(1, page.prose()));
    for (ScopeCue cue : CUES) {
      row.put(Feature.CUE_ARTICLE, cue.ordinal(), scope.distance(cue));
    }
  }

  private static void tags(Scope scope, FeatureRow row) {
    boolean item = false;
    boolean cell = false;
    boolean control = false;
    Scope outer = scope;
    for (int i = 0; i < 5 && outer != null; i++, outer = outer.parent()) {
      switch (outer.tag()) {
        case "li", "dd", "dt" -> item = true;
        case "td", "th" -> cell = true;
        case "button", "form", "label", "dialog" -> control = true;
        default -> {}
      }
    }
    row.put(Feature.IN_ITEM, item);
    row.put(Feature.IN_CELL, cell);
    row.put(Feature.IN_CONTROL, control);
  }

  private static void sums(Scope scope, PageFacts page, FeatureRow row) {
    double prose = Math.max(1, page.prose());
    Scope parent = scope.ancestor(1);
    row.put(Feature.PARENT_LINK_DENSITY, parent.linkDensity());
    row.put(Feature.PARENT_BLOCKS, parent.blocks());
    row.put(Feature.PARENT_CHILDREN, parent.children());
    row.put(Feature.PARENT_PROSE, parent.proseCharacters() / prose);
    Scope outer2 = scope.ancestor(2);
    row.put(Feature.OUTER2_LINK_DENSITY, outer2.linkDensity());
    row.put(Feature.OUTER2_PROSE, outer2.proseCharacters() / prose);
    Scope outer3 = scope.ancestor(3);
    row.put(Feature.OUTER3_LINK_DENSITY, outer3.linkDensity());
    row.put(Feature.OUTER3_PROSE, outer3.proseCharacters() / prose);
    Scope outer5 = scope.ancestor(5);
    row.put(Feature.OUTER5_LINK_DENSITY, outer5.linkDensity());
    row.put(Feature.OUTER5_PROSE, outer5.proseCharacters() / prose);
  }

  private static int articles(Scope scope) {
    int articles = 0;
    for (Scope outer = scope; outer != null; outer = outer.parent()) {
      articles += outer.tag().equals("article") ? 1 : 0;
    }
    return articles;
  }

  private static void core(Scope scope, PageFacts page, FeatureRow row) {
    Scope common = scope.commonWith(page.core());
    row.put(Feature.ARTICLES_AROUND, articles(scope));
    Scope title = page.titleScope();
    int shared = title == null ? -1 : scope.commonWith(title).depth();
    row.put(Feature.OUTSIDE_TITLE, title == null ? -1 : scope.depth() - shared);
    row.put(Feature.TITLE_DEPTH, title == null ? -1 : title.depth() - shared);
    row.put(Feature.OUTSIDE_CORE, page.core().depth() - common.depth());
    row.put(Feature.BELOW_CORE, scope.depth() - common.depth());
  }
}
