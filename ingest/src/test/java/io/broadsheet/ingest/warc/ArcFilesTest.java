package io.broadsheet.ingest.warc;

import static io.broadsheet.ingest.warc.WarcBytes.bytes;
import static io.broadsheet.ingest.warc.WarcBytes.gzip;
import static io.broadsheet.ingest.warc.WarcBytes.join;
import static io.broadsheet.ingest.warc.WarcReading.bodies;
import static io.broadsheet.ingest.warc.WarcReading.pages;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ArcFilesTest {

  private static final byte[] HEAD =
      record(
          "filedesc://crawl.arc 0.0.0.0 20080430204825 text/plain",
          "1 1 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n<arcmetadata/>");
  private static final byte[] DNS =
      record(
          "dns:a.example 207.241.229.39 20080430204826 text/dns",
          "20080430204826\na.example 1 IN A");
  private static final byte[] A = page("http://a.example/", "<p>a</p>");
  private static final byte[] B = page("https://b.example/", "<p>b</p>");

  @Test
  void shouldReadPagesWithTheirTimesAndPlaces() {
    for (UnaryOperator<byte[]> packing :
        List.<UnaryOperator<byte[]>>of(bytes -> bytes, WarcBytes::gzip, Zstd::compress)) {
      byte[] head = packing.apply(HEAD);
      byte[] file = join(head, packing.apply(DNS), packing.apply(A), packing.apply(B));
      List<InputItem> items = read(file);
      RawPage second = pages(items).get(1);

      assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>b</p>");
      assertThat(second.getUrl()).isEqualTo("https://b.example/");
      assertThat(second.getFetchedAt()).isEqualTo("2008-04-30T20:48:26Z");
      assertThat(second.getHttpStatus()).isEqualTo(200);
      assertThat(second.getSource().getOffset()).isEqualTo(file.length - packing.apply(B).length);
      assertThat(items)
          .filteredOn(InputItem.Skipped.class::isInstance)
          .extracting("kind")
          .containsExactly("header of an ARC file", "text/dns");
    }
  }

  @Test
  void shouldReadVersionTwoUrlsWithBlanksAndRecordsWithoutAType() {
    String http = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>";
    byte[] two =
        record(
            "http://a.example/a b 1.2.3.4 20080430204826 text/html 200 - - 1234 crawl.arc", http);
    byte[] bare = record("http://a.example/ ::1 20080430204826", http);

    assertThat(pages(read(join(HEAD, two, bare))))
        .extracting(RawPage::getUrl)
        .containsExactly("http://a.example/a%20b", "http://a.example/");
  }

  @Test
  void shouldGoOnBehindWhatIsBroken() {
    byte[] liar = bytes(new String(A, ISO_8859_1).replaceFirst("html \\d+", "html 99999"));
    for (byte[] broken : List.of(bytes("garbage\nhttp://no header\n"), liar)) {
      List<InputItem> items = read(join(HEAD, broken, B));

      assertThat(bodies(items)).containsExactly("<p>b</p>");
      assertThat(items)
          .filteredOn(InputItem.Unreadable.class::isInstance)
          .singleElement()
          .extracting("offset")
          .isEqualTo((long) HEAD.length);
    }
    byte[] member = gzip(A);
    Arrays.fill(member, 20, 30, (byte) 0x55);
    assertThat(bodies(read(join(gzip(HEAD), member, gzip(B))))).containsExactly("<p>b</p>");
  }

  @Test
  void shouldSayThatAFileIsCutAndNotKeepALineWithoutEnd() {
    byte[] file = join(HEAD, A, B);
    byte[] endless = join(HEAD, bytes("http://a.example/" + "x".repeat(1_000_000) + "\n"), B);

    assertThat(read(Arrays.copyOf(file, file.length - 20)))
        .filteredOn(InputItem.Unreadable.class::isInstance)
        .hasSize(1);
    assertThat(bodies(read(endless))).containsExactly("<p>b</p>");
  }

  private static byte[] page(String url, String html) {
    return record(
        url + " 207.241.229.39 20080430204826 text/html",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html);
  }

  private static byte[] record(String header, String body) {
    return bytes(header + " " + body.length() + "\n" + body + "\n");
  }

  /** As a file whose size is known. */
  private static List<InputItem> read(byte[] file) {
    List<InputItem> items = new ArrayList<>();
    if (file[0] == 'f') {
      WarcPageReader.arc(new FetchClock(Clock.systemUTC()), WarcReading.MAX_PAGE)
          .read("f", new ByteArrayInputStream(file), file.length, items::add);
    } else {
      new PageReader(Clock.systemUTC(), WarcReading.MAX_PAGE)
          .read("f", new ByteArrayInputStream(file), items::add);
    }
    return items;
  }
}
