package io.broadsheet.ingest.warc;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads the HTML pages of a WARC file: of response and resource records, and of revisit records
 * whose original is in the same file. Every broken record is an item of its own.
 */
public final class WarcPageReader {

  private final FetchClock clock;
  private final int maxPageBytes;

  public WarcPageReader(FetchClock clock, int maxPageBytes) {
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  /**
   * Reads a file that is not compressed.
   *
   * @param size of the file in bytes, or {@link Long#MAX_VALUE} when unknown
   */
  public void read(String file, InputStream input, long size, Consumer<InputItem> items) {
    read(file, new PlainSegment(input, size), items);
  }

  /** Reads a file that is gzipped, a member a record or otherwise. */
  public void readGzipped(String file, InputStream input, Consumer<InputItem> items) {
    try (GzipSegments segments = new GzipSegments(input)) {
      read(file, segments, items);
    }
  }

  private void read(String file, Segments segments, Consumer<InputItem> items) {
    RecordCutter records = new RecordCutter(segments);
    RecordPages pages = new RecordPages(file, clock, maxPageBytes);
    while (true) {
      try {
        CutRecord record = records.next();
        if (record == null) {
          return;
        }
        items.accept(pages.item(record));
      } catch (BrokenRecordException e) {
        String reason = "The record is broken: " + e.getMessage() + ".";
        items.accept(new InputItem.Unreadable(file, e.offset(), reason));
      }
    }
  }
}
