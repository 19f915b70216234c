package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.PartChoices;
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

  private final PartChoices choices;

  /** An extractor that goes by its judgement alone. */
  public HtmlExtractor() {
    this(PartChoices.NONE);
  }

  /** An extractor that goes by the choices where they differ from its judgement. */
  public HtmlExtractor(PartChoices choices) {
    this.choices = choices;
  }

  /**
   * Extracts the article's text.
   *
   * @param metadata what the page says about its article, used to tell title, lead and bylines
   */
  public Extraction extract(Document document, Metadata metadata) {
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    return extract(page, metadata, BlockClassifier.STANDARD.judge(page), choices);
  }

  static Extraction extract(PageFacts page, Metadata metadata, float[] scores) {
    return extract(page, metadata, scores, PartChoices.NONE);
  }

  /** Goes on from the judgement of each block, see {@link BlockClassifier#judge}. */
  static Extraction extract(
      PageFacts page, Metadata metadata, float[] scores, PartChoices choices) {
    List<Step> steps =
        List.of(
            new JudgementStep(scores),
            new OtherArticleStep(),
            new LinkListStep(),
            new PlaceholderStep(),
            new CommentStep(),
            new CommentLabelStep(),
            new EndMarkStep(),
            PartsStep.dropping(choices.dropped()),
            new OpeningStep(),
            new ClosingStep(),
            new RepetitionStep(),
            new PullQuoteStep());
    steps.forEach(step -> step.apply(page));
    List<Block> blocks = page.blocks();
    int words = blocks.stream().filter(Block::isKept).mapToInt(b -> b.shape().words()).sum();
    if (StructuredBody.isNeeded(words, metadata.articleBody())) {
      blocks = StructuredBody.replace(blocks, metadata.articleBody());
    } else {
      PartsStep.keeping(choices.kept()).apply(page);
    }
    return new Extraction(blocks, Assembler.text(blocks), Teaser.isShown(page, metadata));
  }
}
