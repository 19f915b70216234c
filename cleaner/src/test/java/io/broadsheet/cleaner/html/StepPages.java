package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Applies one step to a page, without the model before it: all blocks are kept until then. */
final class StepPages {

  private StepPages() {}

  /** Texts of the blocks that the step keeps. */
  static List<String> kept(Step step, String html) {
    return texts(step, html, true);
  }

  /** Texts of the blocks that the step removes. */
  static List<String> removed(Step step, String html) {
    return texts(step, html, false);
  }

  private static List<String> texts(Step step, String html, boolean kept) {
    Document document = Jsoup.parse(html);
    Metadata metadata =
        new MetadataExtractor().extract(document, null, Instant.parse("2024-06-01T00:00:00Z"));
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    step.apply(page);
    return page.blocks().stream().filter(block -> block.isKept() == kept).map(Block::text).toList();
  }
}
