package io.broadsheet.bench.reading;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.RaceOptions;
import io.broadsheet.bench.Report;
import io.broadsheet.bench.extraction.Extractors;
import io.broadsheet.bench.extraction.PageSet;
import io.broadsheet.bench.extraction.TextExtractor;
import io.broadsheet.bench.extraction.WebPage;
import io.broadsheet.bench.race.Lane;
import io.broadsheet.bench.race.Laps;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The cost of every reader. */
@Command(
    name = "reading",
    mixinStandardHelpOptions = true,
    description =
        "CPU time of reading pages from JSON lines, WARC and archives, as a part of the time that"
            + " cleaning the same pages takes.")
public final class ReadingCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  @Parameters(
      paramLabel = "FOLDER",
      defaultValue = "../shared/data/extraction/news-multilingual",
      description = "A folder of pages (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Mixin private RaceOptions options;

  @Override
  public Integer call() throws IOException {
    List<WebPage> pages = PageSet.in(folder).stream().flatMap(set -> set.pages().stream()).toList();
    if (pages.isEmpty()) {
      System.out.println("Skipped: there are no pages in " + folder + ".");
      return 0;
    }
    Machine before = Machine.now();
    long bytes = pages.stream().mapToLong(page -> page.body().length).sum();
    List<Laps> laps = options.race(lanes(pages));
    String work = "%d pages of %.1f MB".formatted(pages.size(), bytes / 1e6);
    Report report = new Report("reading", before, options.rounds(), work);
    for (Laps lap : laps) {
      Report.Row row = report.row(lap.name());
      row.put("pages/CPU-s", lap.perCpuSecond(pages.size()), 0);
      row.put("MB/CPU-s", lap.perCpuSecond((int) bytes) / 1e6, 0);
      row.put("of cleaning", laps.get(0).speedBeside(lap), 3);
    }
    options.print(report);
    return 0;
  }

  private static List<Lane> lanes(List<WebPage> pages) throws IOException {
    byte[] lines = PageFiles.jsonLines(pages);
    byte[] gzipped = PageFiles.gzip(lines);
    int count = pages.size();
    TextExtractor cleaner = Extractors.broadsheet();
    return List.of(
        Lane.inOneTurn(
            "cleaning", () -> pages.stream().mapToLong(page -> cleaner.text(page).length()).sum()),
        reading("JSON lines", lines, count),
        reading("JSON lines, gzipped", gzipped, count),
        Lane.inOneTurn("GZIPInputStream of it, alone", () -> inflate(gzipped)),
        reading("WARC", PageFiles.warc(pages), count),
        reading("WARC, a gzip member a record", PageFiles.gzippedWarc(pages), count),
        reading("WARC, a zstd frame a record", PageFiles.zstdWarc(pages), count),
        reading("tar", PageFiles.tar(pages), count),
        reading("zip", PageFiles.zip(pages), count));
  }

  private static Lane reading(String name, byte[] file, int pages) {
    return Lane.inOneTurn(name, () -> read(name, file, pages));
  }

  private static long inflate(byte[] file) {
    try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(file), BUFFER)) {
      byte[] block = new byte[BUFFER];
      long bytes = 0;
      for (int n = input.read(block); n > 0; n = input.read(block)) {
        bytes += n;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long read(String name, byte[] file, int pages) {
    AtomicLong found = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES)
        .read(
            name,
            new ByteArrayInputStream(file),
            item -> {
              if (item instanceof InputItem.Page page) {
                found.incrementAndGet();
                bytes.addAndGet(page.page().getBody().remaining());
              }
            });
    if (found.get() != pages) {
      throw new IllegalStateException("%s: %d of %d pages.".formatted(name, found.get(), pages));
    }
    return bytes.get();
  }
}
