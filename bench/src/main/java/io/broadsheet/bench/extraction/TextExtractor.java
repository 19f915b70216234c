package io.broadsheet.bench.extraction;

/** Makes the text of an article from a page. */
public interface TextExtractor {

  String name();

  /** The article's text; empty where it finds none. */
  String text(WebPage page);
}
