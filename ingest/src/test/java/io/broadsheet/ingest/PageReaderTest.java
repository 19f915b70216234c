package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReaderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir private Path folder;

  private final PageReader reader = new PageReader(Clock.fixed(NOW, ZoneOffset.UTC), 1000);

  @Test
  void shouldTakeAFileAsOnePage() throws IOException {
    RawPage page = page(only(read(write("story.html", "<p>x</p>".getBytes(UTF_8)))));

    assertThat(body(page)).isEqualTo("<p>x</p>");
    assertThat(page.getUrl()).startsWith("file:///").endsWith("/story.html");
    assertThat(page.getFetchedAt()).isEqualTo(NOW);
    assertThat(page.getSource().getFile()).endsWith("story.html");
  }

  @Test
  void shouldReadAGzippedFileAsWhatItHolds() throws IOException {
    InputItem item = only(read(write("story.html.gz", gzip("<p>x</p>"))));

    assertThat(((InputItem.Page) item).id()).isEqualTo("story");
    assertThat(body(page(item))).isEqualTo("<p>x</p>");
  }

  @Test
  void shouldReadAGzippedFileWhateverItsName() throws IOException {
    assertThat(body(page(only(read(write("story", gzip("<p>x</p>"))))))).isEqualTo("<p>x</p>");
  }

  @Test
  void shouldTakeAnEmptyFileAsAnEmptyPage() throws IOException {
    assertThat(body(page(only(read(write("empty.html", new byte[0])))))).isEmpty();
  }

  @Test
  void shouldGivePagesTheOrderInWhichTheyAreRead() throws IOException {
    Instant first = page(only(read(write("a.html", "a".getBytes(UTF_8))))).getFetchedAt();
    Instant second = page(only(read(write("b.html", "b".getBytes(UTF_8))))).getFetchedAt();

    assertThat(second).isAfter(first);
  }

  @Test
  void shouldSayThatGzipDataIsCut() throws IOException {
    byte[] whole = gzip("<p>some text that compresses to more than a few bytes</p>");

    InputItem item = only(read(write("cut.html.gz", Arrays.copyOf(whole, whole.length - 9))));

    assertThat(((InputItem.Unreadable) item).reason()).isEqualTo("The packed data ends too early.");
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    InputItem item = only(read(folder.resolve("none.html")));

    assertThat(item).isInstanceOf(InputItem.Unreadable.class);
  }

  @Test
  void shouldNotTakeAPageAboveTheLimit() throws IOException {
    InputItem item = only(read(write("large.html", new byte[1001])));

    assertThat(((InputItem.TooLarge) item).explanation()).contains("1,000 bytes");
  }

  @Test
  void shouldNotInflateAGzipBombBeyondTheLimit() throws IOException {
    InputItem item = only(read(write("bomb.gz", gzip("0".repeat(10_000_000)))));

    assertThat(item).isInstanceOf(InputItem.TooLarge.class);
  }

  @Test
  void shouldReadJsonLinesWithTheirOffsets() throws IOException {
    String lines =
        """
        {"id":"1","url":"https://a.example/1","html":"<p>ä</p>","fetchedAt":"2026-01-01T00:00:00Z"}

        {"id":"2","url":"https://a.example/2","text":"plain"}
        """;

    List<InputItem> items = read(write("pages.jsonl", lines.getBytes(UTF_8)));

    assertThat(items).hasSize(2);
    RawPage first = page(items.get(0));
    assertThat(first.getUrl()).isEqualTo("https://a.example/1");
    assertThat(body(first)).isEqualTo("<p>ä</p>");
    assertThat(first.getContentType()).isEqualTo("text/html");
    assertThat(first.getFetchedAt()).isEqualTo("2026-01-01T00:00:00Z");
    RawPage second = page(items.get(1));
    assertThat(second.getContentType()).isEqualTo("text/plain");
    assertThat(second.getSource().getOffset()).isEqualTo(lines.indexOf("{\"id\":\"2\"") + 1L);
  }

  @Test
  void shouldNameEveryBadLineAndGoOn() throws IOException {
    String lines =
        """
        not json
        {"id":"1"}
        {"html":"<p>nameless</p>"}
        {"id":"2","html":"<p>x</p>","fetchedAt":"yesterday"}
        {"id":"3","html":"<p>good</p>"}
        """;

    List<InputItem> items = read(write("pages.jsonl", lines.getBytes(UTF_8)));

    assertThat(items.subList(0, 4)).allMatch(InputItem.Unreadable.class::isInstance);
    assertThat(body(page(items.get(4)))).isEqualTo("<p>good</p>");
  }

  @Test
  void shouldReadJsonLinesFromAStream() throws IOException {
    List<InputItem> items = new ArrayList<>();

    reader.readJsonLines(
        "-", new ByteArrayInputStream(gzip("{\"id\":\"1\",\"text\":\"t\"}")), items::add);

    assertThat(body(page(only(items)))).isEqualTo("t");
  }

  private List<InputItem> read(Path file) {
    List<InputItem> items = new ArrayList<>();
    reader.read(file, items::add);
    return items;
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static InputItem only(List<InputItem> items) {
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static RawPage page(InputItem item) {
    assertThat(item).isInstanceOf(InputItem.Page.class);
    return ((InputItem.Page) item).page();
  }

  private static String body(RawPage page) {
    return UTF_8.decode(page.getBody().duplicate()).toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
