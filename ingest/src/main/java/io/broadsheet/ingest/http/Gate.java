package io.broadsheet.ingest.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Who may send pages, and how large a request may say that it is. */
final class Gate {

  private final Optional<Token> token;
  private final int maxRequestBytes;

  Gate(ListenSettings settings) {
    this.token = settings.token();
    this.maxRequestBytes = settings.maxRequestBytes();
  }

  /**
   * @throws RefusedException with the answer for a request that may not come in with pages
   */
  void require(Request request) {
    requireKnown(request);
    if (!"POST".equals(request.getMethod())) {
      throw new RefusedException(Answer.refused(405, "Pages are sent by POST.", "Allow", "POST"));
    }
    if (request.getLength() > maxRequestBytes) {
      throw new RefusedException(
          Answer.tooLarge("The request is too large in bytes", maxRequestBytes));
    }
  }

  /**
   * @throws RefusedException with the answer for a request of someone who may not ask at all
   */
  void requireKnown(Request request) {
    HttpFields headers = request.getHeaders();
    if (token.isPresent() && !token.get().isIn(headers.get(HttpHeader.AUTHORIZATION))) {
      throw new RefusedException(
          Answer.refused(401, "The bearer token is needed.", "WWW-Authenticate", "Bearer"));
    }
    // on loopback, any page that the user's browser shows could send otherwise
    if (token.isEmpty() && headers.contains(HttpHeader.ORIGIN)) {
      throw new RefusedException(
          Answer.refused(403, "Browsers may send only to a server with a token."));
    }
  }
}
