package io.broadsheet.ingest.warc;

import static io.broadsheet.ingest.warc.WarcBytes.bytes;
import static io.broadsheet.ingest.warc.WarcBytes.gzip;
import static io.broadsheet.ingest.warc.WarcBytes.headers;
import static io.broadsheet.ingest.warc.WarcBytes.join;
import static io.broadsheet.ingest.warc.WarcBytes.page;
import static io.broadsheet.ingest.warc.WarcBytes.record;
import static io.broadsheet.ingest.warc.WarcBytes.response;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final int MAX_PAGE = 2000;
  private static final String HTML = "<p>xy</p>";
  private static final byte[] A = page("https://a.example/", "<p>a</p>");
  private static final byte[] B = page("https://b.example/", "<p>b</p>");
  private static final byte[] C = page("https://c.example/", "<p>c</p>");

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

  @ParameterizedTest
  @MethodSource("broken")
  void shouldNameABrokenRecordOnceAndGoOnBehindIt(String reason, byte[] record) {
    byte[] plain = join(A, record, C);
    byte[] zipped = join(gzip(A), gzip(record), gzip(C));

    for (byte[] file : List.of(plain, zipped)) {
      List<InputItem> items = read(file);
      int offset = file == plain ? A.length : gzip(A).length;

      assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>c</p>");
      assertThat(items)
          .filteredOn(InputItem.Unreadable.class::isInstance)
          .singleElement()
          .satisfies(
              item -> {
                assertThat(((InputItem.Unreadable) item).reason()).contains(reason);
                assertThat(((InputItem.Unreadable) item).offset()).isEqualTo(offset);
              });
    }
  }

  static Stream<Arguments> broken() {
    String b = new String(B, ISO_8859_1);
    return Stream.of(
        Arguments.of("does not say how long", bytes(b.replaceAll("(?m)^Content-Length.*\\R", ""))),
        Arguments.of(
            "does not say how long",
            bytes(b.replaceAll("Content-Length: \\d+", "Content-Length: -1"))),
        Arguments.of("cannot be parsed", bytes("WARC/1.0\r\n:::\r\n\r\n")),
        Arguments.of("names no URL", bytes(b.replaceAll("(?m)^WARC-Target-URI.*\\R", ""))),
        Arguments.of(
            "invalid HTTP",
            record(headers("response", "https://b.example/", 4), bytes("\0\0\0\0"))),
        Arguments.of(
            "not known",
            response(
                "https://b.example/",
                "Content-Type: text/html\r\nContent-Encoding: zip9\r\n",
                bytes(HTML))));
  }

  @Test
  void shouldFindTheNextRecordBehindGarbage() {
    List<InputItem> items = read(join(A, bytes("garbage\r\nWARC/ more\r\n"), C));

    assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>c</p>");
    assertThat(items)
        .filteredOn(InputItem.Unreadable.class::isInstance)
        .singleElement()
        .extracting("offset")
        .isEqualTo((long) A.length);
  }

  @Test
  void shouldGoOnBehindARecordThatClaimsToBeLargerThanItsFile() {
    byte[] liar =
        bytes(
            new String(B, ISO_8859_1)
                .replaceAll("Content-Length: \\d+", "Content-Length: 1099511627776"));

    assertThat(bodies(read(join(A, liar, C)))).containsExactly("<p>a</p>", "<p>c</p>");
    assertThat(bodies(read(join(gzip(A), gzip(liar), gzip(C)))))
        .containsExactly("<p>a</p>", "<p>c</p>");
  }

  @Test
  void shouldFindTheNextRecordBehindABrokenGzipMember() {
    byte[] flipped = gzip(B);
    for (int i = 20; i < 30; i++) {
      flipped[i] ^= 0x55;
    }
    byte[] cut = Arrays.copyOf(gzip(B), 40);

    for (byte[] member : List.of(flipped, cut, new byte[100_000])) {
      List<InputItem> items = read(join(gzip(A), member, gzip(C)));

      assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>c</p>");
      assertThat(items).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(1);
    }
  }

  @Test
  void shouldSayWhereAFileWasCut() {
    for (byte[] file : List.of(join(A, B), join(gzip(A), gzip(B)))) {
      List<InputItem> items = read(Arrays.copyOf(file, file.length - 20));

      assertThat(bodies(items)).containsExactly("<p>a</p>");
      assertThat(items).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(1);
    }
  }

  @Test
  void shouldNotKeepAHeaderWithoutEnd() {
    byte[] endless = bytes("WARC/1.0\r\nX: " + "y".repeat(1_000_000) + "\r\n\r\n");
    byte[] endlessHttp = bytes("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000_000));
    byte[] http =
        record(headers("response", "https://b.example/", endlessHttp.length), endlessHttp);

    for (byte[] record : List.of(endless, http)) {
      List<InputItem> items = read(join(A, record, C));

      assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>c</p>");
      assertThat(((InputItem.Unreadable) items.get(1)).reason()).contains("header is too long");
    }
  }

  private static List<InputItem> read(byte[] file) {
    List<InputItem> items = new ArrayList<>();
    WarcPageReader reader = new WarcPageReader(new FetchClock(Clock.systemUTC()), MAX_PAGE);
    if (file[0] == 0x1f) {
      reader.readGzipped("f", new ByteArrayInputStream(file), items::add);
    } else {
      reader.read("f", new ByteArrayInputStream(file), file.length, items::add);
    }
    return items;
  }

  private static List<RawPage> pages(List<InputItem> items) {
    return items.stream()
        .filter(InputItem.Page.class::isInstance)
        .map(item -> ((InputItem.Page) item).page())
        .toList();
  }

  private static List<String> bodies(List<InputItem> items) {
    return pages(items).stream()
        .map(page -> ISO_8859_1.decode(page.getBody().duplicate()).toString())
        .toList();
  }

  private static byte[] deflate(byte[] content, boolean raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(out, new Deflater(9, raw))) {
      deflate.write(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
