package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Puts WARC files together, whole and broken. Text is Latin-1: a character is a byte. */
final class WarcBytes {

  private WarcBytes() {}

  /** A record; headers and body as given. */
  static byte[] record(String headers, byte[] body) {
    return join(bytes("WARC/1.0\r\n" + headers + "\r\n"), body, bytes("\r\n\r\n"));
  }

  /** A record of a response with the given head lines and body. */
  static byte[] response(String url, String httpHeaders, byte[] body) {
    byte[] http = join(bytes("HTTP/1.1 200 OK\r\n" + httpHeaders + "\r\n"), body);
    return record(headers("response", url, http.length), http);
  }

  /** A record of an HTML page. */
  static byte[] page(String url, String html) {
    return response(url, "Content-Type: text/html\r\n", bytes(html));
  }

  static String headers(String type, String url, long length) {
    return """
        WARC-Type: %s\r
        WARC-Target-URI: %s\r
        WARC-Date: 2026-03-01T10:00:00Z\r
        Content-Type: application/http; msgtype=response\r
        Content-Length: %d\r
        """
        .formatted(type, url, length);
  }

  static byte[] gzip(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(join(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }
}
