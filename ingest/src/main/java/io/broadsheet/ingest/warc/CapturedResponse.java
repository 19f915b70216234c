package io.broadsheet.ingest.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.MessageHeaders;

/**
 * What a server answered, as far as a record tells.
 *
 * @param status 0 when unknown
 * @param headers names in lower case
 * @param contentType as declared, or empty
 * @param body transfer encoding removed
 * @param encodings content encodings in the order in which they were applied
 */
record CapturedResponse(
    int status,
    Map<String, String> headers,
    String contentType,
    InputStream body,
    List<String> encodings) {

  /** Reads the head of an HTTP response; the body is left to be read. */
  static CapturedResponse parse(CutRecord record) throws IOException {
    BoundedHead head = new BoundedHead(record.body());
    HttpResponse http = HttpResponse.parse(head);
    head.end();
    return of(http.status(), http.headers(), http.body());
  }

  /** A file that was not fetched by HTTP: the record's own headers tell the type. */
  static CapturedResponse ofResource(CutRecord record) throws IOException {
    String type = record.header("Content-Type").orElse("");
    return new CapturedResponse(0, Map.of(), type, record.body().stream(), List.of());
  }

  /** The head of an answer whose body is in another record. */
  static CapturedResponse ofRevisit(CutRecord record) throws IOException {
    boolean http =
        MediaTypes.name(record.header("Content-Type").orElse("")).equals("application/http");
    if (!http || record.length() == 0) {
      return new CapturedResponse(
          0, Map.of(), "", new ByteArrayInputStream(new byte[0]), List.of());
    }
    return parse(record);
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** The body, content encodings undone. */
  InputStream content() throws IOException {
    return ContentDecoding.decoded(body, encodings);
  }

  private static CapturedResponse of(int status, MessageHeaders headers, MessageBody body)
      throws IOException {
    Map<String, String> joined = new HashMap<>();
    headers.map().forEach((k, v) -> joined.put(k.toLowerCase(Locale.ROOT), String.join(", ", v)));
    List<String> encodings =
        headers.all("Content-Encoding").stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(String::strip)
            .toList();
    String type = headers.first("Content-Type").orElse("");
    return new CapturedResponse(status, joined, type, body.stream(), encodings);
  }

  /** Fails when the head of a response goes on for too long. */
  private static final class BoundedHead implements LengthedBody.LengthedReadableByteChannel {

    private final LengthedBody body;
    private boolean ended;

    BoundedHead(LengthedBody body) {
      this.body = body;
    }

    void end() {
      ended = true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (!ended && body.position() > WarcForm.MAX_HEADER_BYTES) {
        throw new IOException("its HTTP header is too long");
      }
      return body.read(into);
    }

    @Override
    public long position() {
      return body.position();
    }

    @Override
    public long size() {
      return body.size();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
