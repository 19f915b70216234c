package io.broadsheet.cleaner;

import io.broadsheet.cleaner.decode.Decoded;
import io.broadsheet.cleaner.decode.PageDecoder;
import io.broadsheet.cleaner.decode.TextKind;
import java.util.List;

/**
 * From the bytes of a page to its article, or to the reason why it holds none. The same page gives
 * the same outcome. Thread-safe.
 */
public final class Cleaner {

  private static final int FIRST_ERROR_STATUS = 400;

  private final PageDecoder decoder = new PageDecoder();
  private final HtmlPages htmlPages;
  private final FlatPages flatPages = new FlatPages();

  /** A cleaner that judges all parts of a story. */
  public Cleaner() {
    this(PartChoices.NONE);
  }

  /**
   * @param choices what is kept and dropped of pages in HTML; plain text has no parts
   */
  public Cleaner(PartChoices choices) {
    this.htmlPages = new HtmlPages(choices);
  }

  /** Cleans a page. HTML or plain text is told from the content, not from what is declared. */
  public CleaningOutcome clean(Page page) {
    return read(page, false).outcome();
  }

  /** Cleans a page and tells what became of each of its blocks. */
  public Explanation explain(Page page) {
    return read(page, true);
  }

  private Explanation read(Page page, boolean isExplained) {
    if (page.httpStatus() >= FIRST_ERROR_STATUS) {
      return refused(
          page,
          RejectionReason.HTTP_ERROR,
          "The server answered with status %d.".formatted(page.httpStatus()));
    }
    Decoded decoded = decoder.decode(page);
    if (decoded instanceof Decoded.Refused refused) {
      return refused(page, refused.reason(), refused.explanation());
    }
    String text = ((Decoded.Text) decoded).text();
    return TextKind.looksLikeHtml(text)
        ? htmlPages.read(page, text, isExplained)
        : flatPages.read(page, text, isExplained);
  }

  private static Explanation refused(Page page, RejectionReason reason, String explanation) {
    return new Explanation(
        new CleaningOutcome.Rejected(page.url(), null, reason, explanation), List.of());
  }
}
