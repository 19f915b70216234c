package io.broadsheet.ingest.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes answers. */
final class Replies {

  private Replies() {}

  /** Writes the answer, and reads away what is left of a request that is refused. */
  static void write(Request request, Response response, Callback done, Answer answer) {
    boolean read = answer.status() < 300 || request.consumeAvailable();
    if (!read) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    answer.headers().forEach(response.getHeaders()::put);
    // who expects to be told to go on has not begun to send
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    Callback written =
        read || waits
            ? done
            : Callback.from(() -> new Drain(request, done::succeeded).run(), done::failed);
    response.write(true, BufferUtil.toBuffer(answer.json()), written);
  }
}
