package io.broadsheet.bench.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import io.broadsheet.bench.extraction.WebPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The same pages as files of every form, in memory. */
final class PageFiles {

  private PageFiles() {}

  static byte[] jsonLines(List<WebPage> pages) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (WebPage page : pages) {
      out.writeBytes(
          json.writeValueAsBytes(
              json.createObjectNode().put("url", page.url()).put("html", page.html())));
      out.write('\n');
    }
    return out.toByteArray();
  }

  static byte[] warc(List<WebPage> pages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pages.forEach(page -> out.writeBytes(record(page)));
    return out.toByteArray();
  }

  static byte[] gzippedWarc(List<WebPage> pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (WebPage page : pages) {
      out.writeBytes(gzip(record(page)));
    }
    return out.toByteArray();
  }

  static byte[] zstdWarc(List<WebPage> pages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pages.forEach(page -> out.writeBytes(Zstd.compress(record(page))));
    return out.toByteArray();
  }

  static byte[] tar(List<WebPage> pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int i = 0; i < pages.size(); i++) {
        TarArchiveEntry entry = new TarArchiveEntry(i + ".html");
        entry.setSize(pages.get(i).body().length);
        tar.putArchiveEntry(entry);
        tar.write(pages.get(i).body());
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] zip(List<WebPage> pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < pages.size(); i++) {
        zip.putNextEntry(new ZipEntry(i + ".html"));
        zip.write(pages.get(i).body());
      }
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] record(WebPage page) {
    byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(UTF_8);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(
        """
        WARC/1.0\r
        WARC-Type: response\r
        WARC-Target-URI: %s\r
        WARC-Date: 2026-03-01T10:00:00Z\r
        Content-Type: application/http; msgtype=response\r
        Content-Length: %d\r
        \r
        """
            .formatted(page.url(), head.length + page.body().length)
            .getBytes(UTF_8));
    record.writeBytes(head);
    record.writeBytes(page.body());
    record.writeBytes("\r\n\r\n".getBytes(UTF_8));
    return record.toByteArray();
  }
}
