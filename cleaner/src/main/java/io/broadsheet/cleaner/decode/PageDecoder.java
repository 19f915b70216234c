package io.broadsheet.cleaner.decode;

import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.RejectionReason;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Decodes the body of a page. Never throws on any content: broken bytes become replacement
 * characters, wrong declarations are overruled by what the bytes show. Thread-safe.
 */
public final class PageDecoder {

  /** Larger bodies hold no article; 16 MiB. */
  static final int MAX_BYTES = 16 << 20;

  /** Inflates, decodes and repairs the body, or says why it is refused. */
  public Decoded decode(Page page) {
    byte[] body = page.body();
    if (Gzip.isGzip(body)) {
      Optional<byte[]> inflated = Gzip.inflate(body, MAX_BYTES);
      if (inflated.isEmpty()) {
        return refuse(
            RejectionReason.TOO_LARGE, "The compressed body inflates beyond all measure.");
      }
      body = inflated.get();
    }
    if (body.length == 0) {
      return refuse(RejectionReason.EMPTY, "The body is empty.");
    }
    if (body.length > MAX_BYTES) {
      return refuse(RejectionReason.TOO_LARGE, "The body is larger than " + MAX_BYTES + " bytes.");
    }
    return BinaryContent.isBinary(body)
        ? refuse(RejectionReason.NOT_TEXT, "The body holds binary data.")
        : decodeText(body, page);
  }

  private static Decoded decodeText(byte[] body, Page page) {
    Charset charset = CharsetChoice.of(body, page.charset(), page.contentType());
    String text = Mojibake.repair(tidy(Utf8.decodeLenient(body, charset)));
    if (BinaryContent.isDeclared(page.contentType()) && !TextKind.looksLikeHtml(text)) {
      return refuse(
          RejectionReason.NOT_TEXT, "The body is declared as " + page.contentType().strip() + ".");
    }
    return text.isBlank()
        ? refuse(RejectionReason.EMPTY, "The body holds nothing but white space.")
        : new Decoded.Text(text, charset);
  }

  private static Decoded refuse(RejectionReason reason, String explanation) {
    return new Decoded.Refused(reason, explanation);
  }

  /** Drops NULs, the byte order mark and a half character at the end; mends lone surrogates. */
  private static String tidy(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\uFFFD') {
      end--;
    }
    int start = end > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
    StringBuilder clean = null;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean isLone = Character.isSurrogate(c) && !isPaired(text, i, end);
      if ((c == 0 || isLone) && clean == null) {
        clean = new StringBuilder(end).append(text, start, i);
      }
      if (clean != null && c != 0) {
        clean.append(isLone ? '\uFFFD' : c);
      }
    }
    return clean == null ? text.substring(start, end) : clean.toString();
  }

  private static boolean isPaired(String text, int i, int end) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
