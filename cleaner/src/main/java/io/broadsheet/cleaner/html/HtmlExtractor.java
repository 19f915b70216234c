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

  /**
   * Extracts the article's text.
   *
   * @param metadata what the page says about its article, used to tell title, lead and bylines
   */
  public Extraction extract(Document document, Metadata metadata) {
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    return extract(page, metadata, BlockClassifier.STANDARD.judge(page));
  }

  /** Goes on from the judgement of each block, see {@link BlockClassifier#judge}. */
  static Extraction extract(PageFacts page, Metadata metadata, float[] scores) {
    List<Step> steps =
        List.of(
            new JudgementStep(scores),
            new OtherArticleStep(),
            new LinkListStep(),
            new PlaceholderStep(),
            new CommentStep(),
            new CommentLabelStep(),
            new EndMarkStep(),
            new OpeningStep(),
            new ClosingStep(),
            new RepetitionStep(),
            new PullQuoteStep());
    steps.forEach(step -> step.apply(page));
    List<Block> blocks = page.blocks();
    int words = blocks.stream().filter(Block::isKept).mapToInt(b -> b.shape().words()).sum();
    if (StructuredBody.isNeeded(words, metadata.articleBody())) {
      blocks = StructuredBody.replace(blocks, metadata.articleBody());
    }
    return new Extraction(blocks, Assembler.text(blocks), Teaser.isShown(page, metadata));
  }
}
