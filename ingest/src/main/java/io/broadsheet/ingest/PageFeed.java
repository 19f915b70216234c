package io.broadsheet.ingest;

import io.broadsheet.schemas.RawPage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Reads files and sends their pages, and tells a listener what became of each. Reading runs ahead
 * of sending in a thread of its own.
 */
public final class PageFeed {

  private static final long TICK_MS = 100;

  /** Told what becomes of the input; {@link #accepted} from another thread than the others. */
  public interface Listener {

    /**
     * The broker has the page. Pages may be accepted in another order than they are read in.
     *
     * @param number of the page among all that were read and sent or refused, from 1
     */
    void accepted(long number, RawPage page, RecordMetadata at);

    /** The page was too large, and is recorded as rejected; its number is one of the same row. */
    void refused(long number, InputItem.TooLarge page);

    void unreadable(InputItem.Unreadable input);

    /** A page was found that is sent now. */
    default void found(InputItem.Page page) {}

    /** Something that is no page was passed over. */
    default void skipped(InputItem.Skipped input) {}

    /** A page was taken at an earlier time, as the checkpoint tells. */
    default void taken() {}

    /** A file was read to its end at an earlier time, as the checkpoint tells. */
    default void passed(Path file) {}

    /** Called some times a second, also while nothing is found. */
    default void tick() {}
  }

  private final PageReader reader;
  private final PageSink sink;
  private final Checkpoint checkpoint;
  private final Listener listener;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long pages;
  private long lastTick;

  public PageFeed(PageReader reader, PageSink sink, Checkpoint checkpoint, Listener listener) {
    this.reader = reader;
    this.sink = sink;
    this.checkpoint = checkpoint;
    this.listener = listener;
  }

  /**
   * Sends the pages of a file without waiting for the broker to take them.
   *
   * @throws IllegalStateException when the broker did not take an earlier page
   */
  public void feed(Path file) throws InterruptedException {
    if (isPipe(file)) {
      feed(file, 0, items -> reader.read(file, items));
    } else if (checkpoint.isDone(file)) {
      listener.passed(file);
    } else {
      feed(file, checkpoint.pagesTaken(file), items -> reader.read(file, items));
    }
  }

  /** What comes out of a pipe, such as {@code <(…)} of a shell, is something else each time. */
  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /** The same for a stream; the name stands for the file. */
  public void feed(String name, InputStream input) throws InterruptedException {
    Path file = Path.of(name);
    feed(file, checkpoint.pagesTaken(file), items -> reader.read(name, input, items));
  }

  /**
   * Waits until the broker has taken everything.
   *
   * @throws IllegalStateException when it did not
   */
  public void finish() {
    checkpoint.commit();
    sink.flush();
    requireTaken();
  }

  /** How many pages were found so far, those that were refused included. */
  public long pages() {
    return pages;
  }

  private void feed(Path file, long taken, Consumer<Consumer<InputItem>> reading)
      throws InterruptedException {
    FilePages found = new FilePages(file, taken);
    try (ReadAhead ahead = ReadAhead.start(reading)) {
      for (ReadAhead.Event event = ahead.poll(TICK_MS);
          !(event instanceof ReadAhead.Event.End);
          event = ahead.poll(TICK_MS)) {
        if (event instanceof ReadAhead.Event.Read read) {
          take(read.item(), found);
        } else if (event instanceof ReadAhead.Event.Failed failed) {
          throw failed.error();
        }
        requireTaken();
        checkpoint.commitIfDue();
        tick();
      }
    }
    checkpoint.done(file);
  }

  private void tick() {
    long now = System.nanoTime();
    if (now - lastTick >= TICK_MS * 1_000_000) {
      lastTick = now;
      listener.tick();
    }
  }

  private void take(InputItem item, FilePages found) {
    if (item instanceof InputItem.Page page) {
      if (found.isNew()) {
        listener.found(page);
        int bytes = page.page().getBody().remaining();
        send(found, bytes, () -> send(page.page()));
      }
    } else if (item instanceof InputItem.TooLarge tooLarge) {
      if (found.isNew()) {
        send(found, 0, () -> sink.reject(tooLarge, (metadata, error) -> note(error)));
        listener.refused(pages, tooLarge);
      }
    } else if (item instanceof InputItem.Unreadable nothing) {
      listener.unreadable(nothing);
    } else if (item instanceof InputItem.Skipped skipped) {
      listener.skipped(skipped);
    }
  }

  private void send(FilePages found, int bytes, Runnable sending) {
    pages++;
    checkpoint.beforeSend();
    sending.run();
    checkpoint.sent(found.file, found.seen, bytes);
  }

  private void send(RawPage page) {
    long number = pages;
    sink.send(
        page,
        (metadata, error) -> {
          if (error == null) {
            listener.accepted(number, page, metadata);
          }
          note(error);
        });
  }

  private void note(Exception error) {
    if (error != null) {
      failure.compareAndSet(null, error);
    }
  }

  private void requireTaken() {
    Exception error = failure.get();
    if (error != null) {
      throw new IllegalStateException(
          "The broker did not take a page: " + error.getMessage(), error);
    }
  }

  /** Numbers the pages of a file. */
  private final class FilePages {

    private final Path file;
    private final long taken;
    private long seen;

    FilePages(Path file, long taken) {
      this.file = file;
      this.taken = taken;
    }

    /** Counts a page, and tells whether it has to be sent. */
    boolean isNew() {
      seen++;
      if (seen <= taken) {
        listener.taken();
        return false;
      }
      return true;
    }
  }
}
