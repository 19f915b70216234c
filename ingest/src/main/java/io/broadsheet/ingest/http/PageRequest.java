package io.broadsheet.ingest.http;

import io.broadsheet.ingest.PageUrl;
import io.broadsheet.ingest.json.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * What the head of a request says about its body.
 *
 * @param page what it says about the one page, or empty when there are lines of JSON
 * @param gzipped whether the body is
 * @param source what the pages say they were read from
 */
record PageRequest(Optional<PageHead> page, boolean gzipped, String source) {

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
  private static final Set<String> PAGE = Set.of("text/html", "application/xhtml+xml");
  private static final String ACCEPTED = "application/x-ndjson, text/html";

  /**
   * A page that is the body.
   *
   * @param fetchedAt or empty for now
   * @param contentType with its parameters
   * @param charset as declared there, or null
   */
  record PageHead(String url, Optional<Instant> fetchedAt, String contentType, String charset) {}

  /**
   * @throws RefusedException with the answer for one that cannot be taken
   */
  static PageRequest of(Request request) {
    HttpFields headers = request.getHeaders();
    String type = Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE)).orElse("");
    String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean gzipped = isGzip(headers.get(HttpHeader.CONTENT_ENCODING));
    String source = "http from " + Request.getRemoteAddr(request);
    if (LINES.contains(mediaType)) {
      return new PageRequest(Optional.empty(), gzipped, source);
    }
    if (PAGE.contains(mediaType)) {
      return new PageRequest(Optional.of(head(request, type)), gzipped, source);
    }
    throw new RefusedException(
        Answer.refused(
            415, "The content type has to be one of: " + ACCEPTED + ".", "Accept-Post", ACCEPTED));
  }

  private static boolean isGzip(String encoding) {
    String coding = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    if (coding.equals("gzip") || coding.equals("x-gzip")) {
      return true;
    }
    if (!coding.equals("identity")) {
      throw new RefusedException(
          Answer.refused(415, "The content encoding has to be gzip.", "Accept-Encoding", "gzip"));
    }
    return false;
  }

  private static PageHead head(Request request, String type) {
    Fields query = query(request);
    String url = query.getValue("url");
    PageUrl.fault(url)
        .ifPresent(
            reason -> {
              throw new RefusedException(Answer.fault(0, "url", reason));
            });
    return new PageHead(
        url,
        fetchedAt(query.getValue("fetchedAt")),
        type,
        MimeTypes.getCharsetFromContentType(type));
  }

  private static Optional<Instant> fetchedAt(String value) {
    try {
      return Optional.ofNullable(value).map(Times::parse);
    } catch (DateTimeException e) {
      String reason = "fetchedAt is not an ISO 8601 time: " + e.getMessage() + ".";
      throw new RefusedException(Answer.fault(0, "fetchedAt", reason));
    }
  }

  private static Fields query(Request request) {
    try {
      return Request.extractQueryParameters(request);
    } catch (RuntimeException e) {
      throw new RefusedException(Answer.fault(0, "url", "The parameters cannot be read."));
    }
  }
}
