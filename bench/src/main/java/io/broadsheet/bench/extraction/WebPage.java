package io.broadsheet.bench.extraction;

import java.nio.charset.StandardCharsets;

/**
 * A saved page.
 *
 * @param id name of its file without the endings
 * @param url of its file
 * @param gold the article's text, or null when it is not known
 */
public record WebPage(String id, String url, byte[] body, String gold) {

  /** The page decoded as UTF-8, the cheapest way there is. */
  public String html() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
