package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import java.util.List;

/** Puts the kept blocks of a page together to its text. */
final class Assembler {

  private static final String PARAGRAPH = "\n\n";
  private static final String LINE = "\n";
  private static final String CELL = "\t";

  private Assembler() {}

  /** Paragraphs are parted by a blank line; lines and table cells of one paragraph are not. */
  static String text(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    Block last = null;
    for (Block block : blocks) {
      if (block.isKept()) {
        text.append(last == null ? "" : separator(last, block)).append(block.text());
        last = block;
      }
    }
    return text.toString();
  }

  private static String separator(Block last, Block block) {
    if (last.index() + 1 != block.index()) {
      return PARAGRAPH;
    }
    return switch (block.joint()) {
      case PARAGRAPH -> PARAGRAPH;
      case LINE -> LINE;
      case CELL -> CELL;
    };
  }
}
