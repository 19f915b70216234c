package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import org.apache.commons.io.input.ReaderInputStream;

/** JSON in whatever form of Unicode it comes, as UTF-8. */
final class Utf8Input {

  private static final int HEAD = 4;

  private Utf8Input() {}

  /** A stream as it is when it is UTF-8; offsets in it are those in the file only then. */
  static InputStream of(InputStream input) throws IOException {
    byte[] head = input.readNBytes(HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), input);
    Charset charset = charset(head);
    return charset == UTF_8
        ? whole
        : ReaderInputStream.builder()
            .setReader(new InputStreamReader(whole, charset))
            .setCharset(UTF_8)
            .get();
  }

  /**
   * By the byte order mark, or as JSON without one begins with a bracket and an ASCII character.
   */
  private static Charset charset(byte[] head) {
    if (head.length < HEAD) {
      return UTF_8;
    }
    int first = (head[0] & 0xff) << 8 | head[1] & 0xff;
    int second = (head[2] & 0xff) << 8 | head[3] & 0xff;
    return switch (first) {
      case 0x0000 -> second == 0xfeff ? Charset.forName("UTF-32") : UTF_8;
      case 0xfffe -> second == 0 ? Charset.forName("UTF-32") : UTF_16;
      case 0xfeff -> UTF_16;
      case '{', '[' -> head[2] == 0 && head[3] != 0 ? UTF_16BE : UTF_8;
      case '{' << 8, '[' << 8 -> head[2] != 0 && head[3] == 0 ? UTF_16LE : UTF_8;
      default -> UTF_8;
    };
  }
}
