package io.broadsheet.ingest.warc;

import static io.broadsheet.ingest.warc.WarcBytes.bytes;
import static io.broadsheet.ingest.warc.WarcBytes.gzip;
import static io.broadsheet.ingest.warc.WarcBytes.headers;
import static io.broadsheet.ingest.warc.WarcBytes.join;
import static io.broadsheet.ingest.warc.WarcBytes.record;
import static io.broadsheet.ingest.warc.WarcBytes.response;
import static io.broadsheet.ingest.warc.WarcReading.A;
import static io.broadsheet.ingest.warc.WarcReading.B;
import static io.broadsheet.ingest.warc.WarcReading.C;
import static io.broadsheet.ingest.warc.WarcReading.HTML;
import static io.broadsheet.ingest.warc.WarcReading.bodies;
import static io.broadsheet.ingest.warc.WarcReading.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.InputItem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken somewhere: the fault is told, and what is whole is read. */
class WarcFaultsTest {

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
}
