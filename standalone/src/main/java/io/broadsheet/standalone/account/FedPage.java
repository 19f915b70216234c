package io.broadsheet.standalone.account;

import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;

/**
 * A page as it was fed.
 *
 * @param source file, and record in it, that it was read from
 * @param url its address
 */
public record FedPage(String source, String url) {

  public static FedPage of(RawPage page) {
    PageSource source = page.getSource();
    if (source == null) {
      return new FedPage("unknown source", page.getUrl());
    }
    String place =
        source.getOffset() < 0 ? source.getFile() : source.getFile() + "#" + source.getOffset();
    return new FedPage(place, page.getUrl());
  }
}
