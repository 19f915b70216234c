package io.broadsheet.ingest.http;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.Admission.Verdict;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageUrl;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.ingest.json.FieldMap.Field;
import io.broadsheet.ingest.json.LineFaultException;
import io.broadsheet.schemas.RawPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages of one request as they are read, each judged before it is kept: what is kept can be
 * sent with those of others. Not thread-safe.
 */
final class CollectedPages {

  private final Room.Share room;
  private final Admission admission;
  private final FieldMap fields;
  private final IngestMetrics metrics;
  private final Instant received = Instant.now();
  private final List<Pages.Numbered> items = new ArrayList<>();
  private long bytes;
  private long skipped;

  /**
   * @param room pays for the pages
   * @param fields what lines call their fields
   */
  CollectedPages(Room.Share room, Admission admission, FieldMap fields, IngestMetrics metrics) {
    this.room = room;
    this.admission = admission;
    this.fields = fields;
    this.metrics = metrics;
  }

  /**
   * Keeps a page.
   *
   * @param line number of it, or 0 where there are no lines
   * @throws LineFaultException when it cannot be sent
   * @throws RefusedException when there are too many, or there is no room for it
   */
  void add(long line, InputItem item) throws LineFaultException {
    Verdict verdict = admission.judge(page(item), received, () -> received);
    if (verdict instanceof Verdict.Refused refused) {
      String field = refused.field() == null ? null : name(line, refused.field());
      throw new LineFaultException(line, field, refused.reason());
    }
    if (verdict instanceof Verdict.Unbelieved why) {
      metrics.unbelieved();
      throw new LineFaultException(line, name(line, Field.FETCHED_AT), why.reason());
    }
    keep(line, with(item, ((Verdict.Admitted) verdict).page()));
  }

  /**
   * Keeps the page of a WARC record.
   *
   * @throws RefusedException when it cannot be read or sent, too
   */
  void addRecord(InputItem item) {
    if (item instanceof InputItem.Unreadable record) {
      throw new RefusedException(Answer.recordFault(record.offset(), record.reason()));
    }
    if (item instanceof InputItem.Skipped) {
      skipped++;
      return;
    }
    long offset = page(item).getSource().getOffset();
    Optional<String> url = PageUrl.fault(page(item).getUrl());
    if (url.isPresent()) {
      throw new RefusedException(Answer.recordFault(offset, url.get()));
    }
    try {
      add(0, item);
    } catch (LineFaultException e) {
      throw new RefusedException(Answer.recordFault(offset, e.getMessage()));
    }
  }

  /**
   * @throws RefusedException when there is none
   */
  Pages all() {
    if (items.isEmpty() && skipped == 0) {
      throw new RefusedException(Answer.fault(0, null, "There is no page in the request."));
    }
    return new Pages(items, bytes, skipped);
  }

  private static InputItem with(InputItem item, RawPage page) {
    return item instanceof InputItem.TooLarge large
        ? new InputItem.TooLarge(large.id(), page, large.limit())
        : new InputItem.Page(((InputItem.Page) item).id(), page);
  }

  private void keep(long line, InputItem item) {
    if (items.size() == ListenSettings.MAX_PAGES) {
      throw new RefusedException(
          Answer.tooLarge("The request has too many pages", ListenSettings.MAX_PAGES));
    }
    RawPage page = page(item);
    long size =
        ListenSettings.PAGE_OVERHEAD_BYTES + page.getUrl().length() + page.getBody().remaining();
    room.take(size);
    bytes += size;
    items.add(new Pages.Numbered(line, item));
  }

  /** Lines have the names of the map, parameters their own. */
  private String name(long line, Field field) {
    return line > 0 ? fields.names(field) : field.toString();
  }

  private static RawPage page(InputItem item) {
    return item instanceof InputItem.Page whole
        ? whole.page()
        : ((InputItem.TooLarge) item).emptied();
  }
}
