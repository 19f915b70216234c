package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.TextShape;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * The article's text as structured data gives it, for pages that show it only after their scripts
 * have run.
 */
final class StructuredBody {

  /** Structured data with fewer words than this is a teaser at best. */
  private static final int LEAST_WORDS = 60;

  /** A page that shows this many words of an article does not need it. */
  private static final int ENOUGH_SHOWN = 40;

  private static final int MAX_CHARACTERS = 500_000;

  private StructuredBody() {}

  /** Whether the page shows next to nothing of an article that structured data holds. */
  static boolean isNeeded(int shownWords, String body) {
    return shownWords < ENOUGH_SHOWN
        && body != null
        && TextShape.of(body).words() >= Math.max(LEAST_WORDS, 3 * shownWords);
  }

  /** The text as blocks that follow those of the page, which are removed. */
  static List<Block> replace(List<Block> shown, String body) {
    List<Block> blocks = new ArrayList<>(shown);
    shown.forEach(block -> block.remove("replaced"));
    String bounded = body.length() > MAX_CHARACTERS ? body.substring(0, MAX_CHARACTERS) : body;
    for (String paragraph : paragraphs(bounded)) {
      blocks.add(Block.plain(blocks.size(), paragraph, new Scope()));
    }
    return blocks;
  }

  private static List<String> paragraphs(String body) {
    if (body.indexOf("</") >= 0 || body.indexOf("<br") >= 0) {
      return BlockReader.read(Jsoup.parseBodyFragment(body)).stream().map(Block::text).toList();
    }
    return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
