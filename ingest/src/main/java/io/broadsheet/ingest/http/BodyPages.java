package io.broadsheet.ingest.http;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.json.LineFaultException;
import io.broadsheet.ingest.json.NdjsonReader;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;

/**
 * Makes pages of the body of a request, all of them or none. Large bodies are read one at a time,
 * as reading takes several times their memory. Thread-safe.
 */
final class BodyPages {

  private static final int BUFFER = 1 << 13;
  private static final int SMALL_BODY = 1 << 20;

  private final ListenSettings settings;
  private final ReentrantLock large = new ReentrantLock();

  BodyPages(ListenSettings settings) {
    this.settings = settings;
  }

  /**
   * @param room pays for the pages
   * @throws RefusedException with the answer for a body that cannot be taken
   */
  Pages read(PageRequest request, Blocks body, Room.Share room) {
    if (!request.gzipped() && body.size() <= SMALL_BODY) {
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
    Collected collected = new Collected(room);
    FetchClock clock = new FetchClock(Clock.systemUTC());
    try (InputStream input = inflated(request, body)) {
      if (request.page().isPresent()) {
        collected.add(page(request, request.page().get(), input, clock));
      } else {
        new NdjsonReader(clock, settings.maxPageBytes(), settings.fields())
            .read(request.source(), input, collected::add);
      }
    } catch (LineFaultException e) {
      throw new RefusedException(Answer.fault(e.line(), e.field(), e.getMessage()));
    } catch (IOException e) {
      String reason = "The gzip data is broken: " + e.getMessage() + ".";
      throw new RefusedException(Answer.fault(0, null, reason));
    }
    if (collected.items.isEmpty()) {
      throw new RefusedException(Answer.fault(0, null, "There is no page in the request."));
    }
    return new Pages(collected.items, collected.bytes);
  }

  private InputStream inflated(PageRequest request, Blocks body) throws IOException {
    InputStream raw = body.read();
    return request.gzipped()
        ? new BufferedInputStream(
            new LimitedInput(new GZIPInputStream(raw, BUFFER), settings.maxRequestBytes()), BUFFER)
        : new BufferedInputStream(raw, BUFFER);
  }

  private InputItem page(
      PageRequest request, PageRequest.PageHead head, InputStream input, FetchClock clock)
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
            .setSource(new PageSource(request.source(), -1L))
            .build();
    return tooLarge
        ? new InputItem.TooLarge(head.url(), page, settings.maxPageBytes())
        : new InputItem.Page(head.url(), page);
  }

  private static final class Collected {

    private final Room.Share room;
    private final List<InputItem> items = new ArrayList<>();
    private long bytes;

    Collected(Room.Share room) {
      this.room = room;
    }

    void add(InputItem item) {
      if (items.size() == ListenSettings.MAX_PAGES) {
        throw new RefusedException(
            Answer.tooLarge("The request has too many pages", ListenSettings.MAX_PAGES));
      }
      long size = size(item);
      room.take(size);
      bytes += size;
      items.add(item);
    }

    private static long size(InputItem item) {
      RawPage page =
          item instanceof InputItem.Page whole
              ? whole.page()
              : ((InputItem.TooLarge) item).emptied();
      return ListenSettings.PAGE_OVERHEAD_BYTES
          + page.getUrl().length()
          + page.getBody().remaining();
    }
  }
}
