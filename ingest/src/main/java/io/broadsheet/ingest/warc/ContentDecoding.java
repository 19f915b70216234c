package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.luben.zstd.ZstdInputStream;
import io.broadsheet.ingest.packed.LenientInput;
import io.broadsheet.ingest.packed.Packing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes the content encodings of a response. Crawlers often store a body decoded and keep the
 * header that says otherwise: a body that does not look encoded is taken as it is.
 */
final class ContentDecoding {

  private static final int MAX_LAYERS = 3;

  /** Largest zstd window in powers of two: 8 MiB, which RFC 9659 allows on the web. */
  private static final int MAX_ZSTD_WINDOW = 23;

  private static final int LOOK_AHEAD = 16;
  private static final int BUFFER = 1 << 13;
  private static final Pattern MARKUP = Pattern.compile("^\\s*<[!?a-z/]", Pattern.CASE_INSENSITIVE);

  private ContentDecoding() {}

  /**
   * @param encodings in the order in which they were applied, as the headers name them
   * @throws IOException when there are too many of them, or one is unknown
   */
  static InputStream decoded(InputStream body, List<String> encodings) throws IOException {
    if (encodings.size() > MAX_LAYERS) {
      throw new IOException("it has more than %d content encodings".formatted(MAX_LAYERS));
    }
    List<String> outermostFirst = new ArrayList<>(encodings);
    Collections.reverse(outermostFirst);
    InputStream content = body;
    for (String encoding : outermostFirst) {
      content = layer(content, encoding.toLowerCase(Locale.ROOT));
    }
    return content;
  }

  private static InputStream layer(InputStream body, String encoding) throws IOException {
    BufferedInputStream input = new BufferedInputStream(body, BUFFER);
    return switch (encoding) {
      case "", "identity", "none", "utf-8" -> input;
      case "gzip", "x-gzip" ->
          startsWith(input, 0x1f, 0x8b) ? new LenientInput(Packing.GZIP.members(input)) : input;
      case "deflate" -> deflate(input);
      case "br" -> isMarkup(input) ? input : new BrotliInputStream(input);
      case "zstd" ->
          startsWith(input, 0x28, 0xb5, 0x2f, 0xfd)
              ? new ZstdInputStream(input).setLongMax(MAX_ZSTD_WINDOW)
              : input;
      default -> throw new IOException("its content encoding is not known: " + brief(encoding));
    };
  }

  /** With the zlib header that the standard wants, or without, as some servers send it. */
  private static InputStream deflate(BufferedInputStream input) throws IOException {
    if (isMarkup(input)) {
      return input;
    }
    byte[] head = head(input);
    int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
    boolean zlib = (first >> 8 & 0x0f) == 8 && first % 31 == 0 && first != 0;
    return new EndingInflaterStream(input, new Inflater(!zlib));
  }

  private static boolean isMarkup(BufferedInputStream input) throws IOException {
    return MARKUP.matcher(new String(head(input), ISO_8859_1)).find();
  }

  private static boolean startsWith(BufferedInputStream input, int... magic) throws IOException {
    byte[] head = head(input);
    for (int i = 0; i < magic.length; i++) {
      if (i == head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] head(BufferedInputStream input) throws IOException {
    input.mark(LOOK_AHEAD);
    byte[] head = input.readNBytes(LOOK_AHEAD);
    input.reset();
    return head;
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Gives the memory of its inflater back when it is closed. */
  private static final class EndingInflaterStream extends InflaterInputStream {

    EndingInflaterStream(InputStream input, Inflater inflater) {
      super(input, inflater, BUFFER);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }
}
