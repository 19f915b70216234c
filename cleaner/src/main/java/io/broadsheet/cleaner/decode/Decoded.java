package io.broadsheet.cleaner.decode;

import io.broadsheet.cleaner.RejectionReason;
import java.nio.charset.Charset;

/** What became of a page's bytes. */
public sealed interface Decoded {

  /**
   * The page is text.
   *
   * @param text without byte order mark, NUL and lone surrogates
   * @param charset what the bytes were read as
   */
  record Text(String text, Charset charset) implements Decoded {}

  /**
   * The page is no text that should be looked at.
   *
   * @param explanation one sentence for people
   */
  record Refused(RejectionReason reason, String explanation) implements Decoded {}
}
