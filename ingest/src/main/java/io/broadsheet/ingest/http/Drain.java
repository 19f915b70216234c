package io.broadsheet.ingest.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads away the rest of a request that is answered already: a sender whose connection is closed
 * while it still sends may never see the answer. Ends after a while in any case.
 */
final class Drain implements Invocable.Task {

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_WHEN_CROWDED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Request request;
  private final Runnable end;
  private final long longest;
  private final long begun = System.nanoTime();

  /**
   * @param crowded whether others wait for the connection
   */
  Drain(Request request, boolean crowded, Runnable end) {
    this.longest = crowded ? LONGEST_WHEN_CROWDED_NANOS : LONGEST_NANOS;
    this.request = request;
    this.end = end;
  }

  @Override
  public void run() {
    while (System.nanoTime() - begun < longest) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
        break;
      }
    }
    end.run();
  }
}
