package io.broadsheet.cleaner.decode;

import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.RejectionReason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes the body of a page. Never throws on any content: broken bytes become replacement
 * characters, wrong declarations are overruled by what the bytes show. Thread-safe.
 */
public final class PageDecoder {

  /** Larger bodies hold no article; 16 MiB. */
  static final int MAX_BYTES = 16 << 20;

  /**
   * Inflates, decodes and repairs the body, or says why it is refused. Of an HTML document, the
   * contents of scripts other than JSON-LD, of style sheets and of drawings may be left out, and
   * attributes that the cleaner does not read.
   */
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
    Utf8.Fit fit = Utf8.fit(body);
    Charset charset = CharsetChoice.of(body, fit, page.charset(), page.contentType());
    boolean isFiltered =
        charset.equals(StandardCharsets.UTF_8) && !fit.hasNul() && ScriptFilter.isDocument(body);
    String text =
        isFiltered ? ScriptFilter.text(body, fit) : Utf8.decodeLenient(body, charset, fit);
    text = withoutMarks(text);
    if (fit.hasNul()) {
      text = text.replace("\0", "");
    }
    if (fit.mayBeEncodedTwice() || !charset.equals(StandardCharsets.UTF_8)) {
      text = Mojibake.repair(text);
    }
    Optional<RejectionReason> data = DataKind.of(text);
    if (data.isPresent()) {
      boolean isFeed = data.get() == RejectionReason.FEED;
      return refuse(data.get(), "The body is " + (isFeed ? "a feed." : "data for machines."));
    }
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

  /** Drops the byte order mark and a half character at the end. */
  private static String withoutMarks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\uFFFD') {
      end--;
    }
    int start = end > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
    return text.substring(start, end);
  }
}
