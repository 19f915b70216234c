package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Input that is recognised from its content: the names here say nothing. */
class FormatsTest {

  private static final String HTML = "<p>x</p>";
  private static final String LINE = "{\"url\":\"https://a.example/\",\"html\":\"<p>x</p>\"}\n";

  @Test
  void shouldRecogniseJsonLines() throws IOException {
    assertThat(bodies(read(LINE.getBytes(UTF_8)))).containsExactly(HTML);
    assertThat(bodies(read(gzip(LINE.getBytes(UTF_8))))).containsExactly(HTML);
  }

  @Test
  void shouldReadWhatWasGzippedTwiceAndNotWhatWasForEver() throws IOException {
    byte[] twice = gzip(gzip(LINE.getBytes(UTF_8)));

    assertThat(bodies(read(twice))).containsExactly(HTML);
    assertThat(read(gzip(gzip(gzip(gzip(twice))))))
        .singleElement()
        .isInstanceOf(InputItem.Unreadable.class);
  }

  @Test
  void shouldReadAJsonArrayWithAnObjectALine() {
    String array = "[\n" + LINE.strip() + ",\n" + LINE.strip() + "\n]\n";

    assertThat(bodies(read(array.getBytes(UTF_8)))).containsExactly(HTML, HTML);
  }

  @Test
  void shouldReadAnObjectOnManyLinesAndAnArrayOnOne() {
    String object = LINE.replace("{", "{\n ").replace(",", ",\n ");
    String array = "[" + LINE.strip() + ", " + LINE.strip() + "]";

    assertThat(bodies(read(object.getBytes(UTF_8)))).containsExactly(HTML);
    assertThat(bodies(read(array.getBytes(UTF_8)))).containsExactly(HTML, HTML);
  }

  @Test
  void shouldReadTheFilesOfArchives() throws IOException {
    byte[] zip = zip("crawl/page.html", HTML, "crawl/lines", LINE, ".git/x", "y", "logo.png", "z");
    byte[] tar = tar("crawl/page.html", HTML);

    List<InputItem> items = read(zip);

    assertThat(bodies(items)).containsExactly(HTML, HTML);
    assertThat(items)
        .filteredOn(InputItem.Skipped.class::isInstance)
        .extracting("kind")
        .containsExactly(".png file");
    InputItem.Page first = (InputItem.Page) items.get(0);
    assertThat(first.id()).isEqualTo("page");
    assertThat(first.page().getSource().getFile()).isEqualTo("input!/crawl/page.html");
    assertThat(first.page().getUrl()).startsWith("file:///").endsWith("input!/crawl/page.html");
    assertThat(bodies(read(tar))).containsExactly(HTML);
    assertThat(bodies(read(gzip(tar)))).containsExactly(HTML);
    assertThat(bodies(read(zip("inner", new String(tar, UTF_8))))).containsExactly(HTML);
  }

  @Test
  void shouldNotFollowArchivesInArchivesForEver() throws IOException {
    byte[] archive = tar("page.html", HTML);
    for (int depth = 0; depth < 5; depth++) {
      archive = tar("inner", new String(archive, UTF_8));
    }

    assertThat(read(archive))
        .singleElement()
        .extracting("reason")
        .isEqualTo("The archives are nested too deeply.");
  }

  @Test
  void shouldSayThatAnArchiveIsCut() throws IOException {
    byte[] zip = zip("page.html", HTML, "other.html", "a".repeat(2000));

    List<InputItem> items = read(Arrays.copyOf(zip, 70));

    assertThat(items).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(1);
  }

  @Test
  void shouldRefuseNamesThatNoRecordHasRoomFor() throws IOException {
    String line = LINE.replace("a.example", "a.example/" + "x".repeat(20_000));
    byte[] zip = zip("x".repeat(60_000), HTML, "page.html", HTML);

    assertThat(read(line.getBytes(UTF_8)))
        .singleElement()
        .extracting("reason")
        .isEqualTo("The URL is too long.");
    assertThat(read(zip)).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(1);
    assertThat(bodies(read(zip))).containsExactly(HTML);
  }

  @Test
  void shouldTakeFieldsWhereTheMapSaysTheyAre() {
    String line =
        "{\"link\":\"https://a.example/\",\"page\":{\"body\":\"<p>x</p>\"},\"at\":\"2026-03-01 10:00:00\"}";
    FieldMap map =
        FieldMap.DEFAULT.with(FieldMap.of("url=link,html=content|page.body,fetchedAt=at"));

    RawPage page = ((InputItem.Page) read(line.getBytes(UTF_8), map).get(0)).page();

    assertThat(page.getUrl()).isEqualTo("https://a.example/");
    assertThat(UTF_8.decode(page.getBody()).toString()).isEqualTo(HTML);
    assertThat(page.getFetchedAt()).isEqualTo("2026-03-01T10:00:00Z");
  }

  @Test
  void shouldKnowWhatCrawlersWrite() {
    String scrapy =
        "{\"url\":\"https://a.example/\",\"status\":404,\"body\":\"<p>x</p>\",\"timestamp\":1772359200}";
    String newsPlease =
        "{\"url\":\"https://a.example/\",\"title\":\"T\",\"maintext\":\"Text\",\"date_download\":\"2026-03-01 10:00:00\"}";
    String stormCrawler =
        "{\"_source\":{\"url\":\"https://a.example/\",\"content\":\"Text\",\"title\":\"T\"}}";

    RawPage first = only(scrapy, "scrapy");

    assertThat(first.getHttpStatus()).isEqualTo(404);
    assertThat(first.getFetchedAt()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(UTF_8.decode(only(newsPlease, "news-please").getBody()).toString())
        .isEqualTo("T\n\nText");
    assertThat(UTF_8.decode(only(stormCrawler, "stormcrawler").getBody()).toString())
        .isEqualTo("T\n\nText");
  }

  @Test
  void shouldTakeListsAndTimesThatPythonHasNone() {
    String lists = "{\"url\":[\"https://a.example/\"],\"text\":[\"one\",\"two\"],\"timestamp\":[]}";
    String noTime =
        "{\"url\":\"https://a.example/\",\"maintext\":\"Text\",\"date_download\":\"None\"}";

    RawPage page = only(lists, "scrapy");

    assertThat(page.getUrl()).isEqualTo("https://a.example/");
    assertThat(UTF_8.decode(page.getBody()).toString()).isEqualTo("one\n\ntwo");
    assertThat(only(noTime, "news-please").getFetchedAt()).isNotNull();
  }

  /** What Scrapy leaves when it appends to a feed, and when an item of it cannot be written. */
  @Test
  void shouldReadArraysThatWereAppendedToAndHaveGaps() {
    String arrays = "[\n,\n" + LINE + ",\n,\n" + LINE + "\n][\n" + LINE + "\n]";

    assertThat(bodies(read(arrays.getBytes(UTF_8)))).containsExactly(HTML, HTML, HTML);
  }

  @Test
  void shouldReadIndentedObjects() {
    String object = LINE.replace("{", "{\n  ").replace(",", ",\n  ").replace("}", "\n}");
    String array = "[\n" + object + ",\n" + object + "\n]\n";

    assertThat(bodies(read(object.getBytes(UTF_8)))).containsExactly(HTML);
    assertThat(bodies(read(array.getBytes(UTF_8)))).containsExactly(HTML, HTML);
    assertThat(bodies(read(array.indent(4).getBytes(UTF_8)))).containsExactly(HTML, HTML);
    assertThat(read(object.substring(0, object.length() - 2).getBytes(UTF_8)))
        .singleElement()
        .isInstanceOf(InputItem.Unreadable.class);
  }

  @Test
  void shouldRefuseAMapThatMakesNoSense() {
    for (String map : List.of("url", "url=", "uri=link", "url=a,url=b")) {
      assertThatIllegalArgumentException().as(map).isThrownBy(() -> FieldMap.of(map));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldMap.preset("nutch"))
        .withMessageContaining("news-please, scrapy, stormcrawler");
  }

  private static RawPage only(String line, String preset) {
    List<InputItem> items = read(line.getBytes(UTF_8), FieldMap.preset(preset));
    assertThat(items).singleElement().isInstanceOf(InputItem.Page.class);
    return ((InputItem.Page) items.get(0)).page();
  }

  private static List<InputItem> read(byte[] input) {
    return read(input, FieldMap.DEFAULT);
  }

  private static List<InputItem> read(byte[] input, FieldMap fields) {
    List<InputItem> items = new ArrayList<>();
    new PageReader(Clock.systemUTC(), 10_000, fields)
        .read("input", new ByteArrayInputStream(input), items::add);
    return items;
  }

  private static List<String> bodies(List<InputItem> items) {
    return items.stream()
        .filter(InputItem.Page.class::isInstance)
        .map(item -> UTF_8.decode(((InputItem.Page) item).page().getBody().duplicate()).toString())
        .toList();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] tar(String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.getBytes(UTF_8).length);
      tar.putArchiveEntry(entry);
      tar.write(content.getBytes(UTF_8));
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }
}
