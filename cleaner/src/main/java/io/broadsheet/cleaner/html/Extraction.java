package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import java.util.List;

/**
 * What extraction made of a page.
 *
 * @param blocks every block of the page in reading order, kept or removed with its reason
 * @param text the kept blocks as paragraphs parted by a blank line; empty when nothing was kept
 * @param incomplete whether the page shows only a part of the article, such as a paywall teaser
 */
public record Extraction(List<Block> blocks, String text, boolean incomplete) {

  public Extraction {
    blocks = List.copyOf(blocks);
  }
}
