package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.metadata.Metadata;
import java.util.List;
import org.jsoup.nodes.Document;

/**
 * Finds the text of the article on a page: the page is read into blocks, a sequence of steps
 * removes what does not belong, and what remains is put together. Thread-safe; the document is not
 * changed.
 */
public final class HtmlExtractor {

  private static final List<Step> STEPS = List.of(new JudgementStep(), new RepetitionStep());

  /**
   * Extracts the article's text.
   *
   * @param metadata what the page says about its article, used to tell title, lead and bylines
   */
  public Extraction extract(Document document, Metadata metadata) {
    List<Block> blocks = BlockReader.read(document);
    PageFacts page = new PageFacts(blocks, metadata);
    STEPS.forEach(step -> step.apply(page));
    int words = blocks.stream().filter(Block::isKept).mapToInt(b -> b.shape().words()).sum();
    if (StructuredBody.isNeeded(words, metadata.articleBody())) {
      blocks = StructuredBody.replace(blocks, metadata.articleBody());
    }
    return new Extraction(blocks, Assembler.text(blocks), Teaser.isShown(page, metadata));
  }
}
