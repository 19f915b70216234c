package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import java.util.List;

/**
 * Removes what stands for text that a script would put in its place, such as {@code {{ title }}}. A
 * page that shows code may well be about such templates and is left as it is.
 */
final class PlaceholderStep implements Step {

  private record Marks(String open, String close) {}

  private static final List<Marks> PLACEHOLDERS =
      List.of(
          new Marks("{{", "}}"),
          new Marks("{%", "%}"),
          new Marks("{*", "*}"),
          new Marks("{|", "|}"),
          new Marks("<%", "%>"));

  @Override
  public void apply(PageFacts page) {
    List<Block> kept = page.blocks().stream().filter(Block::isKept).toList();
    if (kept.stream().noneMatch(block -> block.kind() == BlockKind.PREFORMATTED)) {
      kept.stream()
          .filter(block -> isPlaceholder(block.text()))
          .forEach(block -> block.remove("placeholder"));
    }
  }

  /** Whether at least half of the text is placeholders. */
  private static boolean isPlaceholder(String text) {
    int length = 0;
    for (Marks marks : PLACEHOLDERS) {
      length += length(text, marks);
    }
    return 2 * length >= text.length();
  }

  private static int length(String text, Marks marks) {
    int length = 0;
    int start = text.indexOf(marks.open);
    int end = start < 0 ? -1 : text.indexOf(marks.close, start);
    while (end >= 0) {
      length += end + marks.close.length() - start;
      start = text.indexOf(marks.open, end);
      end = start < 0 ? -1 : text.indexOf(marks.close, start);
    }
    return length;
  }
}
