package io.broadsheet.cleaner;

import java.time.Instant;
import java.util.Objects;

/**
 * A page as a crawler fetched it. The body is not copied: whoever makes a page must not change it.
 *
 * @param url where it was fetched, or null when it came without one
 * @param fetchedAt when it was fetched
 * @param body the bytes of the response, content encoding removed, charset untouched
 * @param contentType media type as declared, with or without parameters, or null
 * @param charset charset as declared outside the body, or null
 * @param httpStatus status of the response, or 0 when unknown
 */
public record Page(
    String url,
    Instant fetchedAt,
    byte[] body,
    String contentType,
    String charset,
    int httpStatus) {

  public Page {
    Objects.requireNonNull(fetchedAt, "fetchedAt");
    Objects.requireNonNull(body, "body");
  }
}
