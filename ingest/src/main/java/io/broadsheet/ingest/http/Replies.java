package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes answers. */
final class Replies {

  private static final int MAX_CHUNKS = 16;

  private Replies() {}

  /** Writes a text in the format of Prometheus. */
  static void writeText(Response response, Callback done, String text) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    response.write(true, BufferUtil.toBuffer(text, UTF_8), done);
  }

  /**
   * Writes the answer, and reads away what is left of a request that is refused.
   *
   * @param crowded whether others wait for the connection
   */
  static void write(
      Request request, Response response, Callback done, Answer answer, boolean crowded) {
    // who expects to be told to go on has not begun to send
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    boolean read = answer.status() < 300 || !waits && readAvailable(request);
    if (!read) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    answer.headers().forEach(response.getHeaders()::put);
    Callback written =
        read || waits
            ? done
            : Callback.from(() -> new Drain(request, crowded, done::succeeded).run(), done::failed);
    response.write(true, BufferUtil.toBuffer(answer.json()), written);
  }

  /**
   * Reads away what has come of a request, up to a bound.
   *
   * <p>Not by {@link Request#consumeAvailable}: where something is left, that lets the server close
   * the connection, and a sender that only sends at first meets that instead of the answer.
   *
   * @return whether that was all of it
   */
  private static boolean readAvailable(Request request) {
    for (int i = 0; i < MAX_CHUNKS; i++) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        return false;
      }
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
        return !Content.Chunk.isFailure(chunk);
      }
    }
    return false;
  }
}
