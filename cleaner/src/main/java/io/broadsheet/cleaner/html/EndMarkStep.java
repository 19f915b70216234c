package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import java.util.regex.Pattern;

/**
 * Removes what follows the mark by which press releases end, such as "ENDS" or "###": notes to
 * editors, contacts, and what the sender says of itself below every release.
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

  @Override
  public void apply(PageFacts page) {
    int words = 0;
    boolean isOver = false;
    for (Block block : page.blocks()) {
      isOver |= words >= LEAST_ABOVE && isMark(block.text());
      if (isOver) {
        block.remove("end-mark");
      } else if (block.isKept()) {
        words += block.shape().words();
      }
    }
  }

  private static boolean isMark(String text) {
    return text.length() <= LONGEST_MARK && MARK.matcher(text).matches();
  }
}
