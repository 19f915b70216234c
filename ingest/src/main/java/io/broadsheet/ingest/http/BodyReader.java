package io.broadsheet.ingest.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Collects the body of a request as it comes in, without a thread that waits. It ends with the
 * body, or with the answer for one that is too large, finds no room, or comes too slowly.
 */
final class BodyReader implements Invocable.Task {

  /**
   * How slowly a body may come.
   *
   * @param graceNanos how long it may come as slowly as it likes
   */
  private record Pace(long graceNanos, long leastBytesPerSecond) {

    /** When others have a connection as well. */
    static final Pace USUAL = new Pace(TimeUnit.SECONDS.toNanos(10), 1 << 10);

    /** When others wait for its connection. */
    static final Pace CROWDED = new Pace(TimeUnit.SECONDS.toNanos(1), 1 << 14);
  }

  private final Request request;
  private final int maxBytes;
  private final Blocks blocks;
  private final BooleanSupplier crowded;
  private final CompletableFuture<Blocks> whole = new CompletableFuture<>();
  private final long begun = System.nanoTime();

  /**
   * @param crowded whether others wait for a connection
   */
  BodyReader(Request request, int maxBytes, Room.Share room, BooleanSupplier crowded) {
    this.crowded = crowded;
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
    Pace pace = crowded.getAsBoolean() ? Pace.CROWDED : Pace.USUAL;
    long nanos = System.nanoTime() - begun;
    long due = TimeUnit.NANOSECONDS.toSeconds(nanos) * pace.leastBytesPerSecond();
    if (nanos > pace.graceNanos() && blocks.size() < due) {
      throw new RefusedException(Answer.refused(408, "The body of the request comes too slowly."));
    }
  }
}
