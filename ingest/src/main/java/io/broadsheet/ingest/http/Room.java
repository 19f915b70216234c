package io.broadsheet.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for all requests together, in bytes. Thread-safe. */
final class Room {

  private final AtomicLong free;

  Room(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** A share that has nothing yet. */
  Share share() {
    return new Share();
  }

  long free() {
    return free.get();
  }

  /** What one request has taken. */
  final class Share implements AutoCloseable {

    private long taken;
    private boolean closed;

    /**
     * @throws RefusedException when there is not so much left
     */
    synchronized void take(long bytes) {
      if (closed || free.addAndGet(-bytes) < 0) {
        free.addAndGet(closed ? 0 : bytes);
        throw new RefusedException(Answer.busy());
      }
      taken += bytes;
    }

    /** Gives all of it back. */
    @Override
    public synchronized void close() {
      closed = true;
      free.addAndGet(taken);
      taken = 0;
    }
  }
}
