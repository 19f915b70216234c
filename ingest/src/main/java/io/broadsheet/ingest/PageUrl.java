package io.broadsheet.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an address has to be. */
public final class PageUrl {

  private static final Pattern WEB =
      Pattern.compile("https?://[^\\s/?#]+([/?#].*)?", Pattern.CASE_INSENSITIVE);

  private PageUrl() {}

  /**
   * What is wrong with an address that a sender gives, as a sentence; empty when nothing is.
   *
   * @param url or null
   */
  public static Optional<String> fault(String url) {
    Optional<String> unsendable = unsendable(url);
    return unsendable.isPresent() || WEB.matcher(url).matches()
        ? unsendable
        : Optional.of("The URL is not one of http or https with a host.");
  }

  /** The same for an address as it was crawled, which is taken as it is if it can be sent. */
  static Optional<String> unsendable(String url) {
    if (url == null || url.isBlank()) {
      return Optional.of("There is no URL.");
    }
    if (url.length() > PageReader.MAX_URL_LENGTH) {
      return Optional.of("The URL is too long.");
    }
    // no form of Unicode has it: a key made of it would be that of other URLs too
    return url.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        ? Optional.of("The URL has half of a character in it.")
        : Optional.empty();
  }
}
