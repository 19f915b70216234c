package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import io.broadsheet.cleaner.cue.TextCue;
import io.broadsheet.cleaner.cue.TextCues;
import java.util.Map;

/** Names the kind of furniture that a removed block is, for people who read why. */
final class RemovalNames {

  private static final int NEAR = 3;

  private static final TextCue[] TEXT_CUES = TextCue.values();

  private static final Map<TextCue, String> BY_TEXT =
      Map.ofEntries(
          Map.entry(TextCue.SHARE, "share"),
          Map.entry(TextCue.CREDIT, "caption"),
          Map.entry(TextCue.AUTHOR, "byline"),
          Map.entry(TextCue.DATE, "date"),
          Map.entry(TextCue.RELATED, "related"),
          Map.entry(TextCue.NEWSLETTER, "newsletter"),
          Map.entry(TextCue.COMMENT, "comments"),
          Map.entry(TextCue.COOKIE, "consent"),
          Map.entry(TextCue.ADVERT, "advertisement"),
          Map.entry(TextCue.TAGS, "tags"),
          Map.entry(TextCue.LEGAL, "legal"),
          Map.entry(TextCue.NAVIGATION, "navigation"),
          Map.entry(TextCue.LOGIN, "login"),
          Map.entry(TextCue.PITCH, "promotion"));

  private RemovalNames() {}

  /** A short name such as {@code caption}. */
  static String of(Block block, PageFacts page) {
    if (block.index() == page.titleIndex()) {
      return "title";
    }
    String place = byPlace(block.scope());
    if (place != null) {
      return place;
    }
    String text = byText(block, page);
    if (text != null) {
      return text;
    }
    return block.linkDensity() > 0.6 ? "links" : "boilerplate";
  }

  private static String byPlace(Scope scope) {
    if (BlockKind.ofTag(scope.tag()) == BlockKind.CAPTION || near(scope, ScopeCue.CAPTION)) {
      return "caption";
    }
    if (scope.within(ScopeCue.NAVIGATION)) {
      return "navigation";
    }
    if (near(scope, ScopeCue.AUTHOR)) {
      return "byline";
    }
    if (near(scope, ScopeCue.SHARE)) {
      return "share";
    }
    if (near(scope, ScopeCue.NEWSLETTER)) {
      return "newsletter";
    }
    if (scope.within(ScopeCue.COMMENT)) {
      return "comments";
    }
    if (scope.within(ScopeCue.RELATED)) {
      return "related";
    }
    if (near(scope, ScopeCue.ADVERT)) {
      return "advertisement";
    }
    return byOuterPlace(scope);
  }

  private static String byOuterPlace(Scope scope) {
    if (near(scope, ScopeCue.META)) {
      return "date";
    }
    if (near(scope, ScopeCue.TAGS)) {
      return "tags";
    }
    if (scope.within(ScopeCue.FOOTER)) {
      return "footer";
    }
    return scope.within(ScopeCue.OVERLAY) ? "overlay" : null;
  }

  private static boolean near(Scope scope, ScopeCue cue) {
    return scope.distance(cue) <= NEAR;
  }

  private static String byText(Block block, PageFacts page) {
    TextCues.Found cues = page.cues(block);
    TextCue best = null;
    for (TextCue cue : TEXT_CUES) {
      int strength = cues.strength(cue);
      if (strength > 1 && (best == null || strength > cues.strength(best))) {
        best = cue;
      }
    }
    return best == null ? null : BY_TEXT.get(best);
  }
}
