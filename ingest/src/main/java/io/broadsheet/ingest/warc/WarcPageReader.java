package io.broadsheet.ingest.warc;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.packed.Packing;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads the HTML pages of a WARC or ARC file: of response and resource records, and of revisit
 * records whose original is in the same file. Every broken record is an item of its own.
 */
public final class WarcPageReader {

  private final RecordForm form;
  private final FetchClock clock;
  private final int maxPageBytes;

  /** A reader of WARC files. */
  public WarcPageReader(FetchClock clock, int maxPageBytes) {
    this(new WarcForm(), clock, maxPageBytes);
  }

  private WarcPageReader(RecordForm form, FetchClock clock, int maxPageBytes) {
    this.form = form;
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  /** A reader of ARC files. */
  public static WarcPageReader arc(FetchClock clock, int maxPageBytes) {
    return new WarcPageReader(new ArcForm(), clock, maxPageBytes);
  }

  /**
   * Reads a file that is not packed.
   *
   * @param size of the file in bytes, or {@link Long#MAX_VALUE} when unknown
   */
  public void read(String file, InputStream input, long size, Consumer<InputItem> items) {
    read(file, new PlainSegment(input, size), items);
  }

  /** Reads a file that is packed, a member a record or otherwise. */
  public void readPacked(
      String file, InputStream input, Packing packing, Consumer<InputItem> items) {
    try (MemberSegments segments = new MemberSegments(packing.members(input), form)) {
      read(file, segments, items);
    }
  }

  private void read(String file, Segments segments, Consumer<InputItem> items) {
    RecordCutter records = new RecordCutter(segments, form);
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
