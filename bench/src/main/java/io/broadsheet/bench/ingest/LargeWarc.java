package io.broadsheet.bench.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes a large WARC file of small ones: all of their records again and again, at other URLs. */
final class LargeWarc {

  private static final Pattern RECORD = Pattern.compile("(?=WARC/\\d\\.\\d+\\r\\nWARC-)");
  private static final Pattern HOST =
      Pattern.compile("(?m)^(WARC-Target-URI: <?https?://)(?=[^/\\r\\n])");

  private final List<String> records = new ArrayList<>();

  /** Takes the records of all WARC files in a folder that are not cut. */
  LargeWarc(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (!file.toString().matches(".*(trunc|clipped).*")) {
          records.addAll(List.of(RECORD.split(content(file))));
        }
      }
    }
  }

  /** Writes the records so many times. */
  void write(Path file, int times, boolean gzipped) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < times; i++) {
        for (String record : records) {
          byte[] bytes = HOST.matcher(record).replaceFirst("$1copy" + i + ".").getBytes(ISO_8859_1);
          out.write(gzipped ? gzip(bytes) : bytes);
        }
      }
    }
  }

  private static String content(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      boolean gzipped = file.toString().endsWith(".gz");
      byte[] bytes = (gzipped ? new GZIPInputStream(raw) : raw).readAllBytes();
      return new String(bytes, ISO_8859_1);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
