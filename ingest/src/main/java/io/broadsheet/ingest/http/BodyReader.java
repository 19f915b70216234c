package io.broadsheet.ingest.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Collects the body of a request as it comes in, without a thread that waits. It ends with the
 * body, or with the answer for one that is too large, finds no room, or comes too slowly.
 */
final class BodyReader implements Invocable.Task {

  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LEAST_BYTES_PER_SECOND = 1024;

  private final Request request;
  private final int maxBytes;
  private final Blocks blocks;
  private final CompletableFuture<Blocks> whole = new CompletableFuture<>();
  private final long begun = System.nanoTime();

  BodyReader(Request request, int maxBytes, Room.Share room) {
    this.request = request;
    this.maxBytes = maxBytes;
    this.blocks = new Blocks(room);
  }

  /** Begins; completed with {@link RefusedException} where there is an answer already. */
  CompletableFuture<Blocks> read() {
    run();
    return whole;
  }

  @Override
  public void run() {
    try {
      while (!whole.isDone()) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          requireSpeed();
          request.demand(this);
          return;
        }
        take(chunk);
      }
    } catch (RuntimeException e) {
      whole.completeExceptionally(e);
    }
  }

  private void take(Content.Chunk chunk) {
    if (Content.Chunk.isFailure(chunk)) {
      throw new RefusedException(Answer.refused(408, "The body of the request did not come."));
    }
    try {
      if (blocks.size() + chunk.remaining() > maxBytes) {
        throw new RefusedException(Answer.tooLarge("The request is too large in bytes", maxBytes));
      }
      blocks.add(chunk.getByteBuffer());
    } finally {
      chunk.release();
    }
    if (chunk.isLast()) {
      whole.complete(blocks);
    }
  }

  private void requireSpeed() {
    long nanos = System.nanoTime() - begun;
    long due = TimeUnit.NANOSECONDS.toSeconds(nanos) * LEAST_BYTES_PER_SECOND;
    if (nanos > GRACE_NANOS && blocks.size() < due) {
      throw new RefusedException(Answer.refused(408, "The body of the request comes too slowly."));
    }
  }
}
