package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading any bytes ends, throws nothing, and hands on no page above the limit. In the normal build
 * the seeds, whole and damaged, are read; with {@code JAZZER_FUZZ=1} in the environment the fuzzer
 * makes further input of them.
 */
class HostileInputFuzzTest {

  private static final int MAX_PAGE = 4096;
  private static final long SEED = 20261123;
  private static final int DAMAGES = 200;

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10m")
  void shouldSurviveAnyBytes(byte[] input) {
    List<InputItem> items = new ArrayList<>();

    new PageReader(Clock.systemUTC(), MAX_PAGE)
        .read("input", new ByteArrayInputStream(input), items::add);

    assertThat(items).allSatisfy(HostileInputFuzzTest::assertBounded);
  }

  static Stream<byte[]> seeds() {
    Random random = new Random(SEED);
    return whole()
        .flatMap(
            file ->
                Stream.concat(
                    Stream.of(file),
                    IntStream.range(0, DAMAGES).mapToObj(i -> damaged(file, random))));
  }

  private static Stream<byte[]> whole() {
    byte[] warc =
        (record("gzip") + record("deflate") + record("br") + record("zstd")).getBytes(UTF_8);
    byte[] lines =
        "{\"url\":\"https://a.example/\",\"html\":\"<p>x\"}\n[{\"id\":1}]\n".getBytes(UTF_8);
    byte[] zip = zip(warc, lines);
    return Stream.of(warc, gzip(warc), lines, gzip(lines), zip, gzip(zip), tar(lines));
  }

  private static void assertBounded(InputItem item) {
    if (item instanceof InputItem.Page page) {
      assertThat(page.page().getBody().remaining()).isLessThanOrEqualTo(MAX_PAGE);
      assertThat(page.page().getUrl()).isNotEmpty();
    } else if (item instanceof InputItem.Unreadable unreadable) {
      assertThat(unreadable.reason()).isNotBlank();
    }
  }

  /** Some bytes changed, some cut out, some doubled. */
  private static byte[] damaged(byte[] file, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < file.length; ) {
      int length = Math.min(file.length - from, 1 + random.nextInt(file.length));
      byte[] part = Arrays.copyOfRange(file, from, from + length);
      part[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        out.writeBytes(part);
      }
      from += length;
    }
    return out.toByteArray();
  }

  private static String record(String encoding) {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Encoding: "
            + encoding
            + "\r\n\r\n5\r\n\u001f<p>x\r\n0\r\n\r\n";
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        + "WARC-Payload-Digest: sha1:A\r\nContent-Type: application/http\r\nContent-Length: "
        + http.length()
        + "\r\n\r\n"
        + http
        + "\r\n\r\n";
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zip(byte[]... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < files.length; i++) {
        zip.putNextEntry(new ZipEntry("folder/" + i));
        zip.write(files[i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] tar(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(out)) {
      var entry = new TarArchiveEntry("pages");
      entry.setSize(file.length);
      tar.putArchiveEntry(entry);
      tar.write(file);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
