package io.broadsheet.ingest.http;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.json.LineFaultException;
import io.broadsheet.ingest.json.NdjsonReader;
import io.broadsheet.ingest.packed.Packing;
import io.broadsheet.ingest.packed.StrictInput;
import io.broadsheet.ingest.warc.WarcPageReader;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes pages of the body of a request, all of them or none. Large bodies are read one at a time,
 * as reading takes several times their memory. Thread-safe.
 */
final class BodyPages {

  private static final int BUFFER = 1 << 13;
  private static final int SMALL_BODY = 1 << 20;

  private final ListenSettings settings;
  private final IngestMetrics metrics;
  private final ReentrantLock large = new ReentrantLock();

  BodyPages(ListenSettings settings, IngestMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  /**
   * @param room pays for the pages
   * @throws RefusedException with the answer for a body that cannot be taken
   */
  Pages read(PageRequest request, Blocks body, Room.Share room) {
    if (!request.gzipped() && body.size() <= SMALL_BODY && request.form() != BodyForm.WARC) {
      return readNow(request, body, room);
    }
    large.lock();
    try {
      return readNow(request, body, room);
    } finally {
      large.unlock();
    }
  }

  private Pages readNow(PageRequest request, Blocks body, Room.Share room) {
    CollectedPages pages =
        new CollectedPages(
            room, request.admission(settings.admission()), settings.fields(), metrics);
    try (InputStream raw = new BufferedInputStream(body.read(), BUFFER);
        InputStream input = request.gzipped() ? inflated(raw) : raw) {
      read(request, input, pages);
    } catch (LineFaultException e) {
      throw new RefusedException(Answer.fault(e.line(), e.field(), e.getMessage()));
    } catch (IOException e) {
      String reason = "The gzip data is broken: " + e.getMessage() + ".";
      throw new RefusedException(Answer.fault(0, null, reason));
    }
    return pages.all();
  }

  private void read(PageRequest request, InputStream input, CollectedPages pages)
      throws IOException, LineFaultException {
    FetchClock clock = new FetchClock(Clock.systemUTC());
    String source = request.source();
    NdjsonReader json = new NdjsonReader(clock, settings.maxPageBytes(), settings.fields());
    switch (request.form()) {
      case LINES -> json.read(source, input, pages::add);
      case JSON -> json.readDocument(source, input.readAllBytes(), pages::add);
      case WARC -> readWarc(source, input, clock, pages);
      case PAGE -> pages.add(0, page(source, request.page().orElseThrow(), input, clock));
    }
  }

  private void readWarc(String source, InputStream input, FetchClock clock, CollectedPages pages)
      throws IOException {
    input.mark(2);
    boolean gzip = input.read() == 0x1f && input.read() == 0x8b;
    input.reset();
    byte[] warc = (gzip ? inflated(input) : input).readAllBytes();
    new WarcPageReader(clock, settings.maxPageBytes())
        .read(source, new ByteArrayInputStream(warc), warc.length, pages::addRecord);
  }

  private InputStream inflated(InputStream raw) throws IOException {
    InputStream content = new StrictInput(Packing.GZIP.members(raw));
    return new BufferedInputStream(new LimitedInput(content, settings.maxRequestBytes()), BUFFER);
  }

  private InputItem page(
      String source, PageRequest.PageHead head, InputStream input, FetchClock clock)
      throws IOException {
    byte[] body = input.readAllBytes();
    boolean tooLarge = body.length > settings.maxPageBytes();
    RawPage page =
        RawPage.newBuilder()
            .setUrl(head.url())
            .setFetchedAt(head.fetchedAt().orElseGet(clock::next))
            .setContentType(head.contentType())
            .setCharset(head.charset())
            .setBody(ByteBuffer.wrap(tooLarge ? new byte[0] : body))
            .setSource(new PageSource(source, -1L))
            .build();
    return tooLarge
        ? new InputItem.TooLarge(head.url(), page, settings.maxPageBytes())
        : new InputItem.Page(head.url(), page);
  }
}
