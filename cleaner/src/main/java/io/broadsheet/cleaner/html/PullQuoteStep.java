package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.List;

/**
 * Removes pull quotes: words of the text that are set large beside it. A quotation is one when
 * another paragraph that stays says the same in its midst.
 */
final class PullQuoteStep implements Step {

  private static final int LEAST_WORDS = 12;
  private static final int NEAR = 1;
  private static final int MOST_QUOTES = 20;
  private static final String MARKS = "\"'“”„‟«»‹›‘’‚「」『』";

  @Override
  public void apply(PageFacts page) {
    page.blocks().stream()
        .filter(block -> block.isKept() && isQuotation(block))
        .limit(MOST_QUOTES)
        .filter(quote -> isSaidElsewhere(quote, page.blocks()))
        .forEach(quote -> quote.remove("pull-quote"));
  }

  private static boolean isQuotation(Block block) {
    return block.shape().words() >= LEAST_WORDS
        && (block.kind() == BlockKind.QUOTE
            || block.scope().distance(ScopeCue.QUOTE) <= NEAR
            || isBetweenMarks(block.text()));
  }

  private static boolean isBetweenMarks(String text) {
    return isMark(text.charAt(0)) && isMark(text.charAt(text.length() - 1));
  }

  private static boolean isSaidElsewhere(Block quote, List<Block> blocks) {
    String words = withoutMarks(quote.text());
    return blocks.stream()
        .anyMatch(
            other ->
                other.isKept()
                    && other.text().length() > quote.text().length()
                    && other.text().contains(words));
  }

  /** The quotation without the marks around it and the stop or comma at its end. */
  private static String withoutMarks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isMark(text.charAt(start))) {
      start++;
    }
    while (end > start
        && (isMark(text.charAt(end - 1)) || ".,!?… ".indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isMark(char c) {
    return MARKS.indexOf(c) >= 0;
  }
}
