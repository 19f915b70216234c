package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes names of elements for what they say only where that can be: what holds the text of a page
 * is no furniture, whatever its class is.
 */
final class CueTrust {

  /** Characters of running text that may be a story. */
  private static final int STORY = 200;

  private static final double MOST = 0.7;
  private static final int MOST_OF_SLUG = 200;

  /** Elements of one kind that are entries of a list. */
  private static final int ENTRIES = 3;

  private static final int READERS = ScopeCue.COMMENT.bit() | ScopeCue.DISCUSSION.bit();

  private static final int FURNITURE =
      READERS
          | ScopeCue.RELATED.bit()
          | ScopeCue.FOOTER.bit()
          | ScopeCue.AUTHOR.bit()
          | ScopeCue.NEWSLETTER.bit()
          | ScopeCue.ADVERT.bit()
          | ScopeCue.OVERLAY.bit()
          | ScopeCue.HIDDEN.bit();

  private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private CueTrust() {}

  /**
   * Makes scopes forget what cannot be.
   *
   * @param scopes all of a page, each behind the one around it
   */
  static void apply(List<Scope> scopes, List<Block> blocks) {
    Map<Long, Integer> untrue = cuesOnTheWayToTheText(scopes.get(0), blocks);
    scopes.forEach(scope -> scope.forget(untrue.getOrDefault(scope.signature(), 0)));
    int untrueOnPage = cuesOfAllProse(scopes, blocks);
    scopes.forEach(scope -> scope.forget(untrueOnPage));
    if (!untrue.isEmpty() || untrueOnPage != 0) {
      scopes.forEach(Scope::inheritCues);
    }
  }

  /**
   * What holds most of the running text is no furniture, nor comments with no story above; and what
   * looks like it is not, either. Cues by signature.
   */
  private static Map<Long, Integer> cuesOnTheWayToTheText(Scope root, List<Block> blocks) {
    Map<Long, Integer> untrue = new HashMap<>();
    int most = (int) (MOST * root.proseCharacters());
    int above = 0;
    int next = 0;
    Scope scope = root.heaviest();
    while (scope != null && 2 * scope.proseCharacters() >= root.proseCharacters()) {
      for (; blocks.get(next).scope().number() < scope.number(); next++) {
        boolean isTitle = blocks.get(next).scope().tag().equals("h1");
        above = isTitle ? 0 : above + prose(blocks.get(next));
      }
      if ((scope.cues() & READERS) != 0 && above >= STORY) {
        return untrue;
      }
      int cues = scope.cues() & (scope.proseCharacters() >= most ? FURNITURE : READERS);
      if (cues != 0) {
        untrue.merge(scope.signature(), cues, (a, b) -> a | b);
      }
      scope = scope.heaviest();
    }
    return untrue;
  }

  private static int prose(Block block) {
    return block.shape().isProse() ? block.text().length() : 0;
  }

  /** Cues inside of which all running text of the page stands, unless it is a list of entries. */
  private static int cuesOfAllProse(List<Scope> scopes, List<Block> blocks) {
    int[] within = new int[scopes.size()];
    for (Scope scope : scopes) {
      int outer = scope.parent() == null ? 0 : within[scope.parent().number()];
      within[scope.number()] = outer | scope.cues();
    }
    int untrue = 0;
    for (int left = FURNITURE; left != 0; left &= left - 1) {
      int cue = Integer.lowestOneBit(left);
      int outside = 0;
      int inside = 0;
      for (Block block : blocks) {
        boolean isInside = (within[block.scope().number()] & cue) != 0;
        inside += isInside ? prose(block) : 0;
        outside += isInside ? 0 : prose(block);
      }
      boolean isAll = outside < STORY && inside >= 2 * STORY;
      untrue |= isAll && entries(scopes, cue) < ENTRIES ? cue : 0;
    }
    return untrue;
  }

  /** How many elements, other than paragraphs, with running text and the cue stand side by side. */
  private static int entries(List<Scope> scopes, int cue) {
    int[] inside = new int[scopes.size()];
    int most = 0;
    for (Scope scope : scopes) {
      boolean isEntry = (scope.cues() & cue) != 0 && !scope.tag().equals("p");
      if (isEntry && scope.parent() != null && scope.proseCharacters() > 0) {
        most = Math.max(most, ++inside[scope.parent().number()]);
      }
    }
    return most;
  }

  /** Whether an id is made of two or more words of a heading that is not known as a label. */
  static boolean isSlug(String id, String heading) {
    if (id.length() > MOST_OF_SLUG || heading.length() > MOST_OF_SLUG) {
      return false;
    }
    String[] words = WORD_ENDS.split(id);
    String text = heading.toLowerCase(Locale.ROOT);
    int found = 0;
    for (String word : words) {
      if (!text.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
      found += word.isEmpty() ? 0 : 1;
    }
    return found > 1 && JunkLexicon.standard().classify(heading).isEmpty();
  }
}
