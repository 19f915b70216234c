package io.broadsheet.ingest;

import io.broadsheet.ingest.archive.ArchiveFiles;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.ingest.json.JsonLinesPageReader;
import io.broadsheet.ingest.packed.Packing;
import io.broadsheet.ingest.warc.WarcPageReader;
import io.broadsheet.schemas.TopicSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads pages from files of any form: WARC, JSON lines, archives, or a page a file. Pages without a
 * fetch time get one in the order they are read. The same file is read into the same items each
 * time, apart from such times. Not thread-safe, except for {@link #bytesRead}.
 */
public final class PageReader {

  /** Largest page in bytes that is sent on, unless another limit is given. */
  public static final int DEFAULT_MAX_PAGE_BYTES = TopicSpec.MAX_PAGE_BYTES;

  /** Longest URL in characters; a record of the page topic has room for it. */
  public static final int MAX_URL_LENGTH = 1 << 14;

  private static final int BUFFER = 1 << 16;
  private static final int MAX_DEPTH = 3;
  private static final Pattern ARCHIVED = Pattern.compile("!/(?:[^!]*/)?archive/[^/]+$");

  private final FilePageReader pages;
  private final JsonLinesPageReader jsonLines;
  private final WarcPageReader warcs;
  private final WarcPageReader arcs;
  private final UnaryOperator<InputItem> admission;
  private final AtomicLong bytesRead = new AtomicLong();

  public PageReader(Clock clock, int maxPageBytes) {
    this(clock, maxPageBytes, FieldMap.DEFAULT);
  }

  /**
   * A reader that hands on pages as they are.
   *
   * @param fields where JSON lines have what
   */
  public PageReader(Clock clock, int maxPageBytes, FieldMap fields) {
    this(new FetchClock(clock), maxPageBytes, fields, UnaryOperator.identity());
  }

  /**
   * A reader of what is to be sent: pages that cannot be are unreadable, and a fetch time that is
   * not believed is replaced by the time of reading.
   */
  public static PageReader toSend(
      Clock clock, int maxPageBytes, FieldMap fields, Admission admission) {
    FetchClock fetchClock = new FetchClock(clock);
    return new PageReader(
        fetchClock, maxPageBytes, fields, new AdmittedItems(admission, clock, fetchClock));
  }

  private PageReader(
      FetchClock fetchClock,
      int maxPageBytes,
      FieldMap fields,
      UnaryOperator<InputItem> admission) {
    this.admission = admission;
    this.pages = new FilePageReader(fetchClock, maxPageBytes);
    this.jsonLines = new JsonLinesPageReader(fetchClock, maxPageBytes, fields);
    this.warcs = new WarcPageReader(fetchClock, maxPageBytes);
    this.arcs = WarcPageReader.arc(fetchClock, maxPageBytes);
  }

  /** Hands on every page of a file, and what of it cannot be read. */
  public void read(Path file, Consumer<InputItem> items) {
    try {
      if (!Files.isRegularFile(file) || !readZip(file, admitted(items))) {
        readFromFront(file, admitted(items));
      }
    } catch (NoSuchFileException e) {
      items.accept(unreadable(file.toString(), "There is no such file."));
    } catch (AccessDeniedException e) {
      items.accept(unreadable(file.toString(), "Access is denied."));
    } catch (IOException e) {
      items.accept(unreadable(file.toString(), "It cannot be read: " + e.getMessage() + "."));
    }
  }

  private void readFromFront(Path file, Consumer<InputItem> items) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      long size = Files.isRegularFile(file) ? Files.size(file) : Long.MAX_VALUE;
      read(file.toString(), input, size, 0, items);
    }
  }

  /**
   * The same for a stream, such as standard input; the name stands for the file. An empty stream
   * cannot be read, as it is rather a command that failed than a page.
   */
  public void read(String name, InputStream input, Consumer<InputItem> items) {
    try {
      BufferedInputStream buffered = new BufferedInputStream(input, BUFFER);
      buffered.mark(1);
      if (buffered.read() < 0) {
        items.accept(unreadable(name, "The input is empty."));
        return;
      }
      buffered.reset();
      read(name, buffered, Long.MAX_VALUE, 0, admitted(items));
    } catch (IOException e) {
      items.accept(unreadable(name, "It cannot be read: " + e.getMessage() + "."));
    }
  }

  /**
   * Hands on the one page that a stream, such as standard input, holds; the name stands for the
   * file.
   */
  public void readPage(String name, InputStream input, Consumer<InputItem> items) {
    admitted(items).accept(pages.read(name, input));
  }

  /** Hands on the page of every line of a JSON lines file, whatever its name. */
  public void readJsonLines(Path file, Consumer<InputItem> items) {
    try (InputStream input = Files.newInputStream(file)) {
      readJsonLines(file.toString(), input, items);
    } catch (IOException e) {
      items.accept(unreadable(file.toString(), e.toString()));
    }
  }

  /** The same for a stream, such as standard input; the name stands for the file. */
  public void readJsonLines(String name, InputStream input, Consumer<InputItem> items)
      throws IOException {
    jsonLines.read(name, BoundedInput.inflated(input), admitted(items));
  }

  /** How many bytes of files and streams were read so far, as they are on disk. */
  public long bytesRead() {
    return bytesRead.get();
  }

  private Consumer<InputItem> admitted(Consumer<InputItem> items) {
    return item -> items.accept(admission.apply(item));
  }

  private void read(String name, InputStream raw, long size, int depth, Consumer<InputItem> items)
      throws IOException {
    InputStream counted = depth == 0 ? new CountedInput(raw, bytesRead) : raw;
    BufferedInputStream input = new BufferedInputStream(counted, BUFFER);
    Format format = Format.of(name, input);
    switch (format.kind()) {
      case WARC -> readRecords(warcs, name, input, format.packing(), size, items);
      case ARC -> readRecords(arcs, name, input, format.packing(), size, items);
      case JSON_LINES -> jsonLines.read(name, BoundedInput.inflated(input), items);
      case ZIP, WACZ, TAR, PACKED -> readArchive(name, input, format, depth, items);
      case PAGE -> items.accept(pages.read(name, input));
      case FOREIGN -> items.accept(foreign(name, format.foreign()));
    }
  }

  private static void readRecords(
      WarcPageReader reader,
      String name,
      InputStream input,
      Packing packing,
      long size,
      Consumer<InputItem> items) {
    if (packing == Packing.NONE) {
      reader.read(name, input, size, items);
    } else {
      reader.readPacked(name, input, packing, items);
    }
  }

  private ArchiveFiles.EntryReader files(Format format, int depth, Consumer<InputItem> items) {
    return (entry, content) -> {
      if (format.kind() == Format.Kind.WACZ && !ARCHIVED.matcher(entry).find()) {
        items.accept(new InputItem.Skipped(entry, -1, "index in a WACZ file"));
      } else {
        read(entry, content, Long.MAX_VALUE, depth + 1, items);
      }
    };
  }

  /** A zip archive is read by its table where there is a file and it has one. */
  private boolean readZip(Path file, Consumer<InputItem> items) throws IOException {
    Format format;
    try (BufferedInputStream input = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      format = Format.of(file.toString(), input);
    }
    boolean zip = format.kind() == Format.Kind.ZIP || format.kind() == Format.Kind.WACZ;
    if (!zip
        || format.packing() != Packing.NONE
        || !ArchiveFiles.zip(file, files(format, 0, items), items)) {
      return false;
    }
    bytesRead.addAndGet(Files.size(file));
    return true;
  }

  private static InputItem foreign(String name, ForeignFormat format) {
    return format.mayHoldPages()
        ? unreadable(name, format.reason())
        : new InputItem.Skipped(name, -1, format.kind());
  }

  private void readArchive(
      String name, InputStream input, Format format, int depth, Consumer<InputItem> items)
      throws IOException {
    if (depth == MAX_DEPTH) {
      items.accept(unreadable(name, "The archives are nested too deeply."));
      return;
    }
    InputStream archive = BoundedInput.inflated(input);
    ArchiveFiles.EntryReader files = files(format, depth, items);
    switch (format.kind()) {
      case PACKED -> read(name, archive, Long.MAX_VALUE, depth + 1, items);
      case ZIP, WACZ -> ArchiveFiles.zip(name, archive, files, items);
      default -> ArchiveFiles.tar(name, archive, files, items);
    }
  }

  private static InputItem unreadable(String file, String reason) {
    return new InputItem.Unreadable(file, -1, reason);
  }
}
