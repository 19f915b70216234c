package io.broadsheet.ingest.json;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.PageSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads newline-delimited JSON and stops at the first fault. For senders that are told what is
 * wrong; what was stored by others is read by {@link JsonLinesPageReader}. Not thread-safe.
 */
public final class NdjsonReader {

  private final JsonObjects objects;
  private final long maxLine;

  /** Takes pages as they are read. */
  public interface Receiver {

    /**
     * @param line number of it, from 1
     * @throws LineFaultException when it does not want the page
     */
    void page(long line, InputItem page) throws LineFaultException;
  }

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
  public void read(String source, InputStream input, Receiver pages)
      throws IOException, LineFaultException {
    BoundedLines lines = new BoundedLines(Utf8Input.of(input), maxLine);
    long number = 1;
    for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.fault() != null) {
        throw new LineFaultException(number, null, line.fault());
      }
      if (!line.isBlank()) {
        read(number, new PageSource(source, line.offset()), line.bytes(), pages);
      }
      number++;
    }
  }

  /**
   * Hands on the page of an object, or of each object of an array, over however many lines; the
   * line of a page is that in which its object begins.
   *
   * @throws LineFaultException at the first object that is no page
   */
  public void readDocument(String source, byte[] json, Receiver pages) throws LineFaultException {
    FirstFault found =
        new FirstFault(1, pages) {
          @Override
          public void at(int place) {
            line = place;
          }
        };
    objects.read(new PageSource(source, -1L), json, found);
    found.throwIt();
  }

  private void read(long number, PageSource place, byte[] line, Receiver pages)
      throws LineFaultException {
    FirstFault found = new FirstFault(number, pages);
    objects.read(place, line, found);
    found.throwIt();
  }

  private static class FirstFault implements JsonObjects.Receiver {

    protected long line;
    private final Receiver pages;
    private LineFaultException fault;

    FirstFault(long line, Receiver pages) {
      this.line = line;
      this.pages = pages;
    }

    void throwIt() throws LineFaultException {
      if (fault != null) {
        throw fault;
      }
    }

    @Override
    public void page(InputItem page) {
      if (fault != null) {
        return;
      }
      try {
        pages.page(line, page);
      } catch (LineFaultException e) {
        fault = e;
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
