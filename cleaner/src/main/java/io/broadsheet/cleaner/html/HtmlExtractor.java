package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.PartChoices;
import io.broadsheet.cleaner.metadata.Metadata;
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
   * Reads a page and judges its blocks.
   *
   * @param metadata what the page says about its article, used to tell title, lead and bylines
   */
  public JudgedPage judge(Document document, Metadata metadata) {
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    return new JudgedPage(page, metadata, BlockClassifier.STANDARD.judge(page), choices);
  }

  /** Extracts the article's text, by what the page itself says alone. */
  public Extraction extract(Document document, Metadata metadata) {
    return judge(document, metadata).extract();
  }
}
