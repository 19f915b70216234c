package io.broadsheet.ingest.json;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.PageSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads newline-delimited JSON and stops at the first fault. For senders that are told what is
 * wrong; what was stored by others is read by {@link JsonLinesPageReader}. Not thread-safe.
 */
public final class NdjsonReader {

  private final JsonObjects objects;
  private final long maxLine;

  public NdjsonReader(FetchClock clock, int maxPageBytes, FieldMap fields) {
    this.objects = new JsonObjects(clock, maxPageBytes, fields, true);
    this.maxLine = BoundedLines.longest(maxPageBytes);
  }

  /**
   * Hands on the page of each line.
   *
   * @param source what the pages say they were read from
   * @throws LineFaultException at the first line that is no page
   */
  public void read(String source, InputStream input, Consumer<InputItem> pages)
      throws IOException, LineFaultException {
    BoundedLines lines = new BoundedLines(input, maxLine);
    long number = 1;
    for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.tooLong()) {
        throw new LineFaultException(number, null, "The line is too long.");
      }
      if (!line.isBlank()) {
        read(number, new PageSource(source, line.offset()), line.bytes(), pages);
      }
      number++;
    }
  }

  private void read(long number, PageSource place, byte[] line, Consumer<InputItem> pages)
      throws LineFaultException {
    FirstFault found = new FirstFault(number, pages);
    objects.read(place, line, found);
    if (found.fault != null) {
      throw found.fault;
    }
  }

  private static final class FirstFault implements JsonObjects.Receiver {

    private final long line;
    private final Consumer<InputItem> pages;
    private LineFaultException fault;

    FirstFault(long line, Consumer<InputItem> pages) {
      this.line = line;
      this.pages = pages;
    }

    @Override
    public void page(InputItem page) {
      if (fault == null) {
        pages.accept(page);
      }
    }

    @Override
    public void fault(String field, String reason) {
      if (fault == null) {
        fault = new LineFaultException(line, field, reason);
      }
    }
  }
}
