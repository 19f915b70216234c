package io.broadsheet.ingest.http;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.PageUrl;
import io.broadsheet.ingest.json.Times;
import io.broadsheet.runtime.time.LaneName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * What the head of a request says about its body.
 *
 * @param form of the body
 * @param page what it says about the one page, or empty when there are several in the body
 * @param lane of the pages that name none, as given, or empty for that of the server
 * @param gzipped whether the body is
 * @param source what the pages say they were read from
 */
record PageRequest(
    BodyForm form, Optional<PageHead> page, Optional<String> lane, boolean gzipped, String source) {

  private static final String LANE = "lane";

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
    BodyForm form =
        BodyForm.of(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElseThrow(PageRequest::otherType);
    boolean gzipped = isGzip(headers.get(HttpHeader.CONTENT_ENCODING));
    Fields query = query(request);
    requireKnown(query, form);
    return new PageRequest(
        form,
        form == BodyForm.PAGE ? Optional.of(head(query, type)) : Optional.empty(),
        lane(query.getValue(LANE), headers.get(LANE)),
        gzipped,
        "http from " + Request.getRemoteAddr(request));
  }

  /** What its pages have to be. */
  Admission admission(Admission ofServer) {
    return lane.map(name -> ofServer.inLane(LaneName.inRecords(name))).orElse(ofServer);
  }

  private static RefusedException otherType() {
    String accepted = BodyForm.accepted();
    return new RefusedException(
        Answer.refused(
            415, "The content type has to be one of: " + accepted + ".", "Accept-Post", accepted));
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

  private static void requireKnown(Fields query, BodyForm form) {
    for (Fields.Field parameter : query) {
      String name = parameter.getName();
      String names = String.join(", ", form.parameters());
      require(
          form.parameters().contains(name),
          name,
          () ->
              "There is no parameter \"%s\" for this content type, but: %s."
                  .formatted(name, names));
      require(
          parameter.getValues().size() == 1,
          name,
          () ->
              "The parameter %s is there %d times.".formatted(name, parameter.getValues().size()));
    }
  }

  private static PageHead head(Fields query, String type) {
    String url = query.getValue("url");
    Optional<String> fault = PageUrl.fault(url);
    require(fault.isEmpty(), "url", fault::get);
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

  private static Optional<String> lane(String parameter, String header) {
    require(
        parameter == null || header == null || parameter.equals(header),
        LANE,
        () -> "The parameter and the header name different lanes.");
    String name = parameter == null ? header : parameter;
    Optional<String> fault = LaneName.fault(name);
    require(fault.isEmpty(), LANE, fault::get);
    return Optional.ofNullable(name);
  }

  private static Fields query(Request request) {
    try {
      return Request.extractQueryParameters(request);
    } catch (RuntimeException e) {
      throw new RefusedException(Answer.fault(0, null, "The parameters cannot be read."));
    }
  }

  private static void require(boolean holds, String field, Supplier<String> reason) {
    if (!holds) {
      throw new RefusedException(Answer.fault(0, field, reason.get()));
    }
  }
}
