package io.broadsheet.cleaner;

import io.broadsheet.cleaner.decode.Decoded;
import io.broadsheet.cleaner.decode.PageDecoder;
import io.broadsheet.cleaner.decode.TextKind;
import io.broadsheet.cleaner.site.SiteMemory;
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
    return read(page, null, false).outcome();
  }

  /**
   * Cleans a page by what is remembered of its site too, and remembers it. Whether it holds an
   * article does not depend on that, and neither does its {@link CleanArticle#textOfPage}. The
   * memory is for one thread at a time.
   */
  public CleaningOutcome clean(Page page, SiteMemory.Now sites) {
    return read(page, sites, false).outcome();
  }

  /** Cleans a page and tells what became of each of its blocks. */
  public Explanation explain(Page page) {
    return read(page, null, true);
  }

  /** As {@link #clean(Page, SiteMemory.Now)}, and tells what became of each block. */
  public Explanation explain(Page page, SiteMemory.Now sites) {
    return read(page, sites, true);
  }

  private Explanation read(Page page, SiteMemory.Now sites, boolean isExplained) {
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
        ? htmlPages.read(page, text, sites, isExplained)
        : flatPages.read(page, text, sites, isExplained);
  }

  private static Explanation refused(Page page, RejectionReason reason, String explanation) {
    return new Explanation(
        new CleaningOutcome.Rejected(page.url(), null, reason, explanation), List.of());
  }
}
