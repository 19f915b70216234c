package io.broadsheet.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an address that a sender gives has to be. Crawled ones are taken as they are. */
public final class PageUrl {

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S.*");

  private PageUrl() {}

  /**
   * What is wrong with it, as a sentence; empty when nothing is.
   *
   * @param url or null
   */
  public static Optional<String> fault(String url) {
    if (url == null || url.isBlank()) {
      return Optional.of("There is no URL.");
    }
    if (url.length() > PageReader.MAX_URL_LENGTH) {
      return Optional.of("The URL is too long.");
    }
    return ABSOLUTE.matcher(url).matches()
        ? Optional.empty()
        : Optional.of("The URL does not begin with a scheme, such as https.");
  }
}
