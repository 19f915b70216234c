package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes a WARC file of invented pages, a gzip member a record, the same for the same seed. */
final class CrawlFile {

  private static final String[] WORDS =
      "harbour council ferry barrier library budget teacher engine winter market".split(" ");

  private CrawlFile() {}

  /** A file of so many pages of about 4 kB; every thousandth record after the first is broken. */
  static Path write(Path file, int pages) throws IOException {
    Random random = new Random(20261123);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < pages; i++) {
        byte[] record = gzip(record(i, page(i, random)));
        out.write(record);
        if (i % 1000 == 999) {
          out.write(record, 0, record.length / 2);
        }
      }
    }
    return file;
  }

  private static String page(int number, Random random) {
    StringBuilder text = new StringBuilder("<title>Page " + number + "</title>");
    for (int i = 0; i < 500; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(50)).append(' ');
    }
    return text.toString();
  }

  private static String record(int number, String page) {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page;
    return """
        WARC/1.0\r
        WARC-Type: response\r
        WARC-Target-URI: https://site-%d.example/page/%d\r
        WARC-Date: 2026-03-01T00:00:00Z\r
        Content-Type: application/http; msgtype=response\r
        Content-Length: %d\r
        \r
        %s\r
        \r
        """
        .formatted(number % 40, number, http.getBytes(UTF_8).length, http);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
