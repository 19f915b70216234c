package io.broadsheet.ingest.warc;

import static io.broadsheet.ingest.warc.WarcBytes.bytes;
import static io.broadsheet.ingest.warc.WarcBytes.gzip;
import static io.broadsheet.ingest.warc.WarcBytes.headers;
import static io.broadsheet.ingest.warc.WarcBytes.join;
import static io.broadsheet.ingest.warc.WarcBytes.page;
import static io.broadsheet.ingest.warc.WarcBytes.record;
import static io.broadsheet.ingest.warc.WarcBytes.response;
import static io.broadsheet.ingest.warc.WarcReading.A;
import static io.broadsheet.ingest.warc.WarcReading.B;
import static io.broadsheet.ingest.warc.WarcReading.C;
import static io.broadsheet.ingest.warc.WarcReading.HTML;
import static io.broadsheet.ingest.warc.WarcReading.MAX_PAGE;
import static io.broadsheet.ingest.warc.WarcReading.bodies;
import static io.broadsheet.ingest.warc.WarcReading.pages;
import static io.broadsheet.ingest.warc.WarcReading.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WarcPageReaderTest {

  @ParameterizedTest
  @MethodSource("layouts")
  void shouldReadRecordsHoweverTheyAreCompressed(byte[] file) {
    assertThat(bodies(read(file))).containsExactly("<p>a</p>", "<p>b</p>", "<p>c</p>");
  }

  static Stream<byte[]> layouts() {
    byte[] all = join(A, B, C);
    return Stream.of(
        all,
        gzip(all),
        join(gzip(A), gzip(B), gzip(C)),
        join(gzip(A, B), gzip(C)),
        join(gzip(Arrays.copyOf(all, 300)), gzip(Arrays.copyOfRange(all, 300, all.length))),
        join(gzip(A), gzip(), gzip(), gzip(B), gzip(C)));
  }

  @Test
  void shouldTellWhatTheRecordsTell() {
    byte[] info = bytes("isPartOf: spring crawl\r\n");
    byte[] file =
        join(
            record("WARC-Type: warcinfo\r\nContent-Length: " + info.length + "\r\n", info),
            response(
                "<https://a.example/with space>",
                "Content-Type: text/html; charset=\"ISO-8859-1\"\r\nX-A: 1\r\nX-A: 2\r\n",
                bytes(HTML)));

    RawPage page = pages(read(file)).get(0);

    assertThat(page.getUrl()).isEqualTo("https://a.example/with%20space");
    assertThat(page.getFetchedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(page.getCharset()).isEqualTo("ISO-8859-1");
    assertThat(page.getHttpStatus()).isEqualTo(200);
    assertThat(page.getHeaders()).containsEntry("x-a", "1, 2");
    assertThat(page.getCrawlId()).isEqualTo("spring crawl");
    assertThat(page.getSource().getOffset())
        .isEqualTo(new String(file, ISO_8859_1).indexOf("WARC/1.0", 9));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void shouldUndoContentEncodings(String encoding, byte[] body) {
    String head = "Content-Type: text/html\r\nContent-Encoding: " + encoding + "\r\n";

    assertThat(bodies(read(response("https://a.example/", head, body)))).containsExactly(HTML);
  }

  static Stream<Arguments> encodings() {
    byte[] html = bytes(HTML);
    byte[] gzip = gzip(html);
    // a brotli stream that holds its nine bytes uncompressed
    byte[] brotli = join(new byte[] {0x0b, 0x04, (byte) 0x80}, html, new byte[] {0x03});
    return Stream.of(
        Arguments.of("gzip", gzip),
        Arguments.of("x-gzip", gzip),
        Arguments.of("deflate", deflate(html, false)),
        Arguments.of("deflate", deflate(html, true)),
        Arguments.of("br", brotli),
        Arguments.of("zstd", Zstd.compress(html)),
        Arguments.of("gzip, gzip", gzip(gzip)),
        Arguments.of("deflate, gzip", gzip(deflate(html, false))),
        // the header was kept although the body is stored decoded
        Arguments.of("gzip", html),
        Arguments.of("deflate", html),
        Arguments.of("br", html),
        Arguments.of("zstd", html),
        // only the checksum is cut
        Arguments.of("gzip", Arrays.copyOf(gzip, gzip.length - 3)));
  }

  @Test
  void shouldUndoChunkedTransfer() {
    byte[] chunked = bytes("4\r\n<p>x\r\n5;ext=1\r\ny</p>\r\n0\r\n\r\n");
    String head = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";

    assertThat(bodies(read(response("https://a.example/", head, chunked)))).containsExactly(HTML);
    assertThat(bodies(read(response("https://a.example/", head, bytes(HTML)))))
        .containsExactly(HTML);
  }

  @Test
  void shouldReadResources() {
    String headers =
        headers("resource", "https://a.example/", 9).replace("application/http", "text/html");

    assertThat(bodies(read(record(headers, bytes(HTML))))).containsExactly(HTML);
  }

  @Test
  void shouldGiveARevisitTheBodyOfItsOriginal() {
    String digest = "WARC-Payload-Digest: sha1:AAAA\r\n";
    byte[] http = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
    byte[] original = join(http, bytes(HTML));
    byte[] first =
        record(digest + headers("response", "https://a.example/", original.length), original);
    byte[] again = record(digest + headers("revisit", "https://b.example/", http.length), http);

    List<RawPage> pages = pages(read(join(first, again)));
    List<InputItem> alone = read(again);

    assertThat(pages)
        .extracting(RawPage::getUrl)
        .containsExactly("https://a.example/", "https://b.example/");
    assertThat(bodies(read(join(first, again)))).containsExactly(HTML, HTML);
    assertThat(alone).singleElement().isInstanceOf(InputItem.Skipped.class);
  }

  @Test
  void shouldPassOverWhatIsNoHtmlPage() {
    byte[] image = response("https://a.example/i", "Content-Type: image/png\r\n", new byte[10]);
    byte[] untyped = response("https://a.example/u", "X: y\r\n", bytes("<!DOCTYPE html><p>u"));
    byte[] moved = bytes(new String(A, ISO_8859_1).replace("200 OK", "301 OK"));

    List<InputItem> items = read(join(image, untyped, moved));

    assertThat(bodies(items)).containsExactly("<!DOCTYPE html><p>u");
    assertThat(items)
        .filteredOn(InputItem.Skipped.class::isInstance)
        .extracting("kind")
        .containsExactly("image/png", "redirect");
  }

  @Test
  void shouldNotTakeAPageAboveTheLimit() {
    List<InputItem> items = read(join(A, page("https://l.example/", "x".repeat(MAX_PAGE + 1)), C));

    assertThat(items.get(1)).isInstanceOf(InputItem.TooLarge.class);
    assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>c</p>");
  }

  @Test
  void shouldNotInflateABombBeyondTheLimit() {
    byte[] bomb = gzip(gzip(new byte[50_000_000]));
    String head = "Content-Type: text/html\r\nContent-Encoding: gzip, gzip\r\n";

    assertThat(read(response("https://a.example/", head, bomb)))
        .singleElement()
        .isInstanceOf(InputItem.TooLarge.class);
  }

  private static byte[] deflate(byte[] content, boolean raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(out, new Deflater(9, raw))) {
      deflate.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
