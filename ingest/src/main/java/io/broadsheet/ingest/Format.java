package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What an input holds, by its first bytes; its name decides only where they say nothing.
 *
 * @param gzipped whether that is inside of gzip
 */
record Format(Kind kind, boolean gzipped) {

  /** How much of a stream is looked at. */
  static final int HEAD = 1 << 13;

  private static final int TAR_MAGIC = 257;
  private static final Pattern JSON_OBJECT = Pattern.compile("^\\s*(?:\\[[\\s,]*)?\\{\\s*\"");
  private static final Pattern JSON_NAME = Pattern.compile("\\.(?:jsonl|ndjson|jl)(?:\\.gz)?$");
  private static final Pattern WARC_NAME = Pattern.compile("\\.warc(?:\\.gz)?$");

  enum Kind {
    WARC,
    ZIP,
    TAR,
    JSON_LINES,
    /** Gzip inside of gzip. */
    GZIP,
    /** HTML or text: one page. */
    PAGE
  }

  /** Looks at the beginning of a stream and leaves it as it was. */
  static Format of(String name, BufferedInputStream input) throws IOException {
    input.mark(HEAD);
    byte[] head = input.readNBytes(HEAD);
    input.reset();
    boolean gzipped = head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    return new Format(
        kind(name.toLowerCase(Locale.ROOT), gzipped ? inflated(head) : head), gzipped);
  }

  private static Kind kind(String name, byte[] head) {
    String text = new String(head, ISO_8859_1);
    if (text.startsWith("WARC/")) {
      return Kind.WARC;
    }
    if (text.startsWith("\u001f\u008b")) {
      return Kind.GZIP;
    }
    if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
      return Kind.ZIP;
    }
    if (text.startsWith("ustar", TAR_MAGIC)) {
      return Kind.TAR;
    }
    if (JSON_NAME.matcher(name).find() || JSON_OBJECT.matcher(text).find()) {
      return Kind.JSON_LINES;
    }
    return WARC_NAME.matcher(name).find() ? Kind.WARC : Kind.PAGE;
  }

  /** As much of the content as the first bytes hold; a fault will be met again, and told then. */
  private static byte[] inflated(byte[] head) {
    byte[] content = new byte[HEAD];
    int length = 0;
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(head))) {
      for (int n = 0; n >= 0 && length < HEAD; n = gzip.read(content, length, HEAD - length)) {
        length += n;
      }
    } catch (IOException cutOrBroken) {
      // what came before is enough to tell the kind
    }
    return Arrays.copyOf(content, length);
  }
}
