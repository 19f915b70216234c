package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.List;
import java.util.Set;

/**
 * Where on a page the story stands, going by the blocks that are kept: the innermost element around
 * most of them, and the head between title and text. For one page only.
 */
final class StoryPlace {

  private static final double MOST = 0.7;

  /** What parts a story holds of its own are not in, where it is between them and the story. */
  private static final List<ScopeCue> APART =
      List.of(
          ScopeCue.NAVIGATION,
          ScopeCue.RELATED,
          ScopeCue.SIDEBAR,
          ScopeCue.DISCUSSION,
          ScopeCue.FOOTER,
          ScopeCue.ADVERT,
          ScopeCue.NEWSLETTER,
          ScopeCue.OVERLAY,
          ScopeCue.SHARE,
          ScopeCue.AUTHOR,
          ScopeCue.HIDDEN);

  /** Elements whose names say how they are set, as {@code right} does of a cell or a figure. */
  private static final Set<String> SET =
      Set.of(
          "p", "td", "th", "tr", "tbody", "thead", "tfoot", "figure", "figcaption", "blockquote");

  private final Scope body;
  private final Scope head;
  private final int title;
  private final int first;
  private final int last;

  private StoryPlace(Scope body, PageFacts page, int first, int last) {
    this.body = body;
    this.title = page.titleIndex();
    this.head = title < 0 ? body : body.commonWith(page.titleScope());
    this.first = first;
    this.last = last;
  }

  /** The place of the story, or null where nothing is kept. */
  static StoryPlace of(PageFacts page) {
    List<Block> kept = page.blocks().stream().filter(Block::isKept).toList();
    if (kept.isEmpty()) {
      return null;
    }
    int last = kept.get(kept.size() - 1).index();
    List<Block> text = kept.stream().filter(b -> b.index() != page.titleIndex()).toList();
    int first = (text.isEmpty() ? kept : text).get(0).index();
    return new StoryPlace(bodyOf(kept), page, first, last);
  }

  private static Scope bodyOf(List<Block> kept) {
    int[] words = new int[kept.get(0).scope().scopesOnPage()];
    for (Block block : kept) {
      for (Scope scope = block.scope(); scope != null; scope = scope.parent()) {
        words[scope.number()] += block.shape().words() + 1;
      }
    }
    Scope body = kept.get(0).scope().root();
    int least = (int) (MOST * words[body.number()]);
    for (Block block : kept) {
      Scope scope = block.scope();
      while (words[scope.number()] < least) {
        scope = scope.parent();
      }
      body = scope.depth() > body.depth() ? scope : body;
    }
    boolean isParagraph = BlockKind.ofTag(body.tag()) != BlockKind.OTHER;
    return isParagraph && body.blocks() == 1 && body.parent() != null ? body.parent() : body;
  }

  /** The innermost element around most of the story. */
  Scope body() {
    return body;
  }

  /** Index of the last block of the story. */
  int last() {
    return last;
  }

  /** Whether all or most of the story stands in the scope. */
  boolean isIn(Scope scope) {
    return body.commonWith(scope) == scope;
  }

  /** Whether the block stands in the story's text or head, and not in something apart there. */
  boolean holds(Block block) {
    Scope scope = block.scope();
    if (scope.commonWith(body) == body && block.index() > title) {
      return isOwn(scope, body);
    }
    boolean isHead = title >= 0 && block.index() > title && block.index() < first;
    return isHead && scope.commonWith(head) == head && isOwn(scope, head);
  }

  private static boolean isOwn(Scope inner, Scope outer) {
    int post = inner.distance(ScopeCue.POST);
    Scope scope = post < inner.depth() - outer.depth() ? inner.ancestor(post) : inner;
    while (scope != outer && (SET.contains(scope.tag()) || isNamedForItsPart(scope))) {
      scope = scope.parent();
    }
    int levels = scope.depth() - outer.depth();
    for (ScopeCue cue : APART) {
      if (scope.distance(cue) < levels) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamedForItsPart(Scope scope) {
    return scope.distance(ScopeCue.CAPTION) == 0 || scope.distance(ScopeCue.POST) == 0;
  }
}
