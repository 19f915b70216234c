package io.broadsheet.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads files in a thread of its own, a bounded number of bytes ahead of whoever takes what was
 * read. One thread puts, one takes.
 */
final class ReadAhead implements AutoCloseable {

  private static final int ITEMS = 1024;
  private static final int ROOM_KIB = 32 * 1024;
  private static final long STOP_MS = 5_000;

  private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(ITEMS);
  private final Semaphore room = new Semaphore(ROOM_KIB);
  private final Thread thread;

  /** What was read, in its order. */
  sealed interface Event {

    record Read(InputItem item) implements Event {}

    record Failed(RuntimeException error) implements Event {}

    record End() implements Event {}
  }

  private ReadAhead(Consumer<Consumer<InputItem>> reading) {
    this.thread = new Thread(() -> run(reading), "reader");
    this.thread.setDaemon(true);
  }

  /**
   * @param reading hands on items, and returns when there are no more
   */
  static ReadAhead start(Consumer<Consumer<InputItem>> reading) {
    ReadAhead ahead = new ReadAhead(reading);
    ahead.thread.start();
    return ahead;
  }

  /** The next event, or null when there is none within the time. */
  Event poll(long milliseconds) throws InterruptedException {
    Event event = queue.poll(milliseconds, TimeUnit.MILLISECONDS);
    if (event instanceof Event.Read read) {
      room.release(size(read.item()));
    }
    return event;
  }

  /** Stops reading. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(STOP_MS);
  }

  private void run(Consumer<Consumer<InputItem>> reading) {
    try {
      try {
        reading.accept(this::put);
        queue.put(new Event.End());
      } catch (StoppedException stopped) {
        // nobody takes any more
      } catch (RuntimeException e) {
        queue.put(new Event.Failed(e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(InputItem item) {
    try {
      room.acquire(size(item));
      queue.put(new Event.Read(item));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** In KiB; one item is never more than there is room for. */
  private static int size(InputItem item) {
    int bytes = item instanceof InputItem.Page page ? page.page().getBody().remaining() : 0;
    return Math.min(ROOM_KIB, 1 + (bytes >> 10));
  }

  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
