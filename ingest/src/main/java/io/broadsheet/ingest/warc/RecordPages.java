package io.broadsheet.ingest.warc;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes the page out of a record, or says why there is none. One for each file. */
final class RecordPages {

  private static final int MAX_VALUE_LENGTH = 1024;
  private static final String DIGEST = "WARC-Payload-Digest";

  private final String file;
  private final FetchClock clock;
  private final int maxPageBytes;

  /**
   * Of this file alone: a feed that goes on does not read again what it has finished, and knows the
   * pages of a file by their numbers, which must not depend on other files.
   */
  private final Payloads payloads = new Payloads();

  private String crawl;

  RecordPages(String file, FetchClock clock, int maxPageBytes) {
    this.file = file;
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  /**
   * What a record holds.
   *
   * @throws BrokenRecordException when its page cannot be read
   */
  InputItem item(CutRecord record) throws BrokenRecordException {
    try {
      return switch (record.type()) {
        case "response" -> response(record);
        case "resource" -> resource(record);
        case "revisit" -> revisit(record);
        case "warcinfo" -> info(record);
        case "request", "metadata", "conversion", "continuation" ->
            skipped(record, record.type() + " record");
        case ArcForm.FILE_HEADER -> skipped(record, "header of an ARC file");
        default -> skipped(record, "record of another type");
      };
    } catch (BrokenRecordException e) {
      throw e;
    } catch (EOFException e) {
      throw new BrokenRecordException(record.offset(), "its content ends too early");
    } catch (IOException | RuntimeException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new BrokenRecordException(record.offset(), reason);
    }
  }

  private InputItem info(CutRecord record) throws IOException {
    crawl = CrawlInfo.name(record).orElse(crawl);
    return skipped(record, "warcinfo record");
  }

  private InputItem response(CutRecord record) throws IOException {
    String type = MediaTypes.name(record.header("Content-Type").orElse(""));
    if (!type.equals("application/http")) {
      return skipped(record, type.isEmpty() ? "response without a type" : type);
    }
    return page(record, CapturedResponse.parse(record));
  }

  private InputItem resource(CutRecord record) throws IOException {
    return page(record, CapturedResponse.ofResource(record));
  }

  private InputItem page(CutRecord record, CapturedResponse response) throws IOException {
    if (response.isRedirect()) {
      return skipped(record, "redirect");
    }
    String type = MediaTypes.name(response.contentType());
    if (!MediaTypes.isHtml(type) && !MediaTypes.isVague(type)) {
      return skipped(record, type);
    }
    byte[] body = body(response);
    if (!MediaTypes.isHtml(type) && !MediaTypes.looksLikeHtml(body)) {
      return skipped(record, type.isEmpty() ? "body without a type" : type);
    }
    Optional<String> digest = record.header(DIGEST);
    if (digest.isPresent() && body.length <= maxPageBytes) {
      payloads.put(digest.get(), new Payloads.Payload(body, response.contentType()));
    }
    return item(record, response, body, response.contentType());
  }

  private byte[] body(CapturedResponse response) throws IOException {
    try (InputStream content = response.content()) {
      return content.readNBytes(maxPageBytes + 1);
    }
  }

  private InputItem revisit(CutRecord record) throws IOException {
    Optional<Payloads.Payload> original = record.header(DIGEST).flatMap(payloads::get);
    if (original.isEmpty()) {
      return skipped(record, "revisit of what is no page of this file");
    }
    Payloads.Payload payload = original.get();
    return item(record, CapturedResponse.ofRevisit(record), payload.body(), payload.contentType());
  }

  private InputItem item(
      CutRecord record, CapturedResponse response, byte[] body, String contentType)
      throws BrokenRecordException {
    String url = url(record);
    boolean tooLarge = body.length > maxPageBytes;
    RawPage page =
        RawPage.newBuilder()
            .setUrl(url)
            .setFetchedAt(time(record, response))
            .setBody(ByteBuffer.wrap(tooLarge ? new byte[0] : body))
            .setContentType(contentType.isEmpty() ? null : bounded(contentType))
            .setCharset(MediaTypes.charset(contentType))
            .setHttpStatus(response.status())
            .setHeaders(headers(record, response))
            .setCrawlId(crawl)
            .setSource(new PageSource(file, record.offset()))
            .build();
    return tooLarge
        ? new InputItem.TooLarge(url, page, maxPageBytes)
        : new InputItem.Page(url, page);
  }

  private static String url(CutRecord record) throws BrokenRecordException {
    String url = record.header("WARC-Target-URI").orElse("");
    if (url.startsWith("<") && url.endsWith(">")) {
      url = url.substring(1, url.length() - 1);
    }
    if (url.isEmpty() || url.length() > PageReader.MAX_URL_LENGTH) {
      String reason = url.isEmpty() ? "it names no URL" : "its URL is too long";
      throw new BrokenRecordException(record.offset(), reason);
    }
    return url.replace(" ", "%20");
  }

  private Instant time(CutRecord record, CapturedResponse response) {
    return record
        .header("WARC-Date")
        .flatMap(CaptureTime::parse)
        .or(() -> Optional.ofNullable(response.headers().get("date")).flatMap(CaptureTime::parse))
        .orElseGet(clock::next);
  }

  private static Map<String, String> headers(CutRecord record, CapturedResponse response) {
    Optional<String> truncated = record.header("WARC-Truncated");
    if (truncated.isEmpty()) {
      return response.headers();
    }
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.put("warc-truncated", bounded(truncated.get()));
    return headers;
  }

  private static String bounded(String value) {
    return value.substring(0, Math.min(value.length(), MAX_VALUE_LENGTH));
  }

  private InputItem skipped(CutRecord record, String reason) {
    return new InputItem.Skipped(file, record.offset(), reason);
  }
}
