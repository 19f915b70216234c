package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFormatTest {

  private static final String HTML = "<html><p>Grüße. ".repeat(20) + "</p></html>";

  @ParameterizedTest
  @CsvSource({
    "37 7a bc af 27 1c 00, a 7z archive",
    "52 61 72 21 1a 07 01, a RAR archive",
    "fd 37 7a 58 5a 00 00, xz data",
    "42 5a 68 39 31 41 59 26 53 59, bzip2 data",
    "50 41 52 31 15 04, a Parquet file",
    "4f 62 6a 01 04, an Avro file"
  })
  void shouldNameWhatMayHoldPagesAndIsNotRead(String hex, String name) {
    byte[] content = bytes(hex);
    for (byte[] input : List.of(content, Zstd.compress(content))) {
      assertThat(read("input", input))
          .singleElement()
          .extracting("reason")
          .isEqualTo("It is " + name + ", a format that is not read.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "25 50 44 46 2d 31 2e 37, PDF document",
    "d0 cf 11 e0 a1 b1 1a e1, Office document",
    "89 50 4e 47 0d 0a 1a 0a, PNG image",
    "ff d8 ff e0 00 10, JPEG image",
    "42 4d 36 00 01 00 00 00 00 00 36, BMP image",
    "00 00 00 20 66 74 79 70 69 73 6f 6d, image or film (MP4)"
  })
  void shouldCountWhatIsNoPage(String hex, String kind) {
    assertThat(read("input", bytes(hex)))
        .singleElement()
        .isEqualTo(new InputItem.Skipped("input", -1, kind));
  }

  @Test
  void shouldKnowDocumentsThatAreZipArchives() throws IOException {
    assertThat(read("input", zip("[Content_Types].xml")))
        .singleElement()
        .extracting("kind")
        .isEqualTo("Office document");
    assertThat(read("input", zip("META-INF/MANIFEST.MF")))
        .singleElement()
        .extracting("kind")
        .isEqualTo("Java archive");
    assertThat(read("input", zip("page.html"))).singleElement().isInstanceOf(InputItem.Page.class);
  }

  @Test
  void shouldReadOnlyTheRecordsOfAWaczFile() throws IOException {
    byte[] zip = zip("datapackage.json", "pages/pages.jsonl", "archive/data.html");

    assertThat(read("crawl.wacz", zip)).filteredOn(InputItem.Page.class::isInstance).hasSize(1);
    assertThat(read("crawl.wacz", zip)).filteredOn(InputItem.Skipped.class::isInstance).hasSize(2);
  }

  @Test
  void shouldNotTakeNoiseForAPage() {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    noise[0] = 1;

    assertThat(read("input", noise))
        .singleElement()
        .extracting("reason")
        .asString()
        .contains("binary data");
    assertThat(read("lines.jsonl", noise))
        .singleElement()
        .extracting("reason")
        .asString()
        .contains("binary data");
    assertThat(read("table.csv", "a,b\n1,2\n".getBytes(UTF_8)))
        .singleElement()
        .extracting("reason")
        .asString()
        .contains(".csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "ISO-8859-1",
        "ISO-2022-JP",
        "Shift_JIS",
        "GB18030",
        "Big5",
        "KOI8-R"
      })
  void shouldTakeTextInAnyEncodingForAPage(String name) {
    Charset charset = Charset.forName(name);
    String text = HTML + "Привет 新聞記事 ニュース\u000b";

    assertThat(read("input", text.getBytes(charset)))
        .singleElement()
        .isInstanceOf(InputItem.Page.class);
  }

  @Test
  void shouldLeaveOutZerosBehindAPage() {
    for (Charset charset : List.of(UTF_8, UTF_16LE)) {
      String text = charset == UTF_8 ? HTML : "\ufeff" + HTML;
      byte[] page = text.getBytes(charset);
      ByteArrayOutputStream padded = new ByteArrayOutputStream();
      padded.writeBytes(page);
      padded.writeBytes(new byte[9000]);

      InputItem.Page read = (InputItem.Page) read("input", padded.toByteArray()).get(0);

      assertThat(charset.decode(read.page().getBody()).toString()).isEqualTo(text);
    }
  }

  private static List<InputItem> read(String name, byte[] input) {
    List<InputItem> items = new ArrayList<>();
    new PageReader(Clock.systemUTC(), 100_000)
        .read(name, new ByteArrayInputStream(input), items::add);
    return items;
  }

  private static byte[] bytes(String hex) {
    StringBuilder text = new StringBuilder();
    for (String digits : hex.split(" ")) {
      text.append((char) Integer.parseInt(digits, 16));
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(HTML.getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }
}
