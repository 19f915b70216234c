package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes what follows the mark by which press releases end, such as "ENDS" or "###": notes to
 * editors, contacts, and what the sender says of itself below every release. A text of which more
 * is below such a line than above it does not end there.
 */
final class EndMarkStep implements Step {

  /** Words above a mark; a text that has fewer is not at its end. */
  private static final int LEAST_ABOVE = 60;

  private static final int LONGEST_MARK = 12;
  private static final String WORD = "(?:ends?|fin|ende|fine)";
  private static final Pattern MARK =
      Pattern.compile(
          "\\W*ENDS\\W*|(?i:[-–—]+\\s?"
              + WORD
              + "\\s?[-–—]+)|(?i:\\("
              + WORD
              + "\\))|#(?:\\s?#){2,}|[-–—]\\s?30\\s?[-–—]");

  /** The head of a note to editors or of a sender, an address, or a number to call. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?iu)^(?:about|notes?|(?:media |press )?contacts?|media|press|for (?:more|further)"
              + "|über|kontakt|presse|hinweis|weitere|à propos|notas?|acerca|sobre|contactos?"
              + "|informazioni|contatti|over|om|o firmie|о компании)\\b|\\w@\\w|\\d[\\d ()./-]{6,}");

  @Override
  public void apply(PageFacts page) {
    List<Block> marks = page.blocks().stream().filter(block -> isMark(block.text())).toList();
    if (marks.size() != 1) { // several of them part sections
      return;
    }
    List<Block> above = page.blocks().subList(0, marks.get(0).index());
    List<Block> below = page.blocks().subList(marks.get(0).index(), page.blocks().size());
    int words = keptWords(above);
    if (words >= LEAST_ABOVE && words >= keptWords(below) && !goesOn(below)) {
      below.forEach(block -> block.remove("end-mark"));
    }
  }

  /**
   * Whether a story goes on: paragraphs follow, and none of what stands at the end of a release.
   */
  private static boolean goesOn(List<Block> below) {
    List<Block> kept = below.stream().filter(Block::isKept).toList();
    return kept.stream().filter(Block::isProse).count() > 1
        && kept.stream().noneMatch(block -> NOTE.matcher(block.text()).find());
  }

  private static int keptWords(List<Block> blocks) {
    return blocks.stream().filter(Block::isKept).mapToInt(b -> b.shape().words()).sum();
  }

  private static boolean isMark(String text) {
    return text.length() <= LONGEST_MARK && MARK.matcher(text).matches();
  }
}
