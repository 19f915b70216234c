package io.broadsheet.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads pages from files: JSON lines where the name ends so, otherwise a page a file. Pages without
 * a fetch time get one in the order they are read. Not thread-safe.
 */
public final class PageReader {

  /** Largest page in bytes that is sent on. */
  public static final int DEFAULT_MAX_PAGE_BYTES = 5 * 1024 * 1024;

  private final FilePageReader files;
  private final JsonLinesPageReader jsonLines;

  public PageReader(Clock clock, int maxPageBytes) {
    FetchClock fetchClock = new FetchClock(clock);
    this.files = new FilePageReader(fetchClock, maxPageBytes);
    this.jsonLines = new JsonLinesPageReader(fetchClock, maxPageBytes);
  }

  /** Hands on every page of a file, and what of it cannot be read. */
  public void read(Path file, Consumer<InputItem> items) {
    if (isJsonLines(file)) {
      readJsonLines(file, items);
    } else {
      items.accept(files.read(file));
    }
  }

  /**
   * Hands on the one page that a stream, such as standard input, holds; the name stands for the
   * file.
   */
  public void readPage(String name, InputStream input, Consumer<InputItem> items) {
    items.accept(files.read(name, input));
  }

  /** Hands on the page of every line of a JSON lines file, whatever its name. */
  public void readJsonLines(Path file, Consumer<InputItem> items) {
    try (InputStream input = Files.newInputStream(file)) {
      readJsonLines(file.toString(), input, items);
    } catch (IOException e) {
      items.accept(new InputItem.Unreadable(file.toString(), -1, e.toString()));
    }
  }

  /** The same for a stream, such as standard input; the name stands for the file. */
  public void readJsonLines(String name, InputStream input, Consumer<InputItem> items)
      throws IOException {
    jsonLines.read(name, BoundedInput.inflated(input), items);
  }

  private static boolean isJsonLines(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".ndjson");
  }
}
