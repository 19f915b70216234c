package io.broadsheet.cleaner;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a page, block by block, for people who want to know why.
 *
 * @param blocks every block of the page in reading order; empty when the page was refused before it
 *     was read
 */
public record Explanation(CleaningOutcome outcome, List<JudgedBlock> blocks) {

  public Explanation {
    blocks = List.copyOf(blocks);
  }

  /** The kept blocks, parted by blank lines: of a rejected page, what there would have been. */
  public String keptText() {
    return blocks.stream()
        .filter(block -> block.removal() == null)
        .map(JudgedBlock::text)
        .collect(Collectors.joining("\n\n"));
  }

  /**
   * A run of text and whether it stays.
   *
   * @param kind what it is by its markup, such as {@code paragraph}
   * @param removal why it was taken out, such as {@code caption}; null when it was kept
   */
  public record JudgedBlock(String text, String kind, String removal) {}
}
