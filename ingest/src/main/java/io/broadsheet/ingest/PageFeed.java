package io.broadsheet.ingest;

import io.broadsheet.schemas.RawPage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reads files and sends their pages, and tells a listener what became of each. */
public final class PageFeed {

  /** Told what becomes of the input; {@link #accepted} from another thread than the others. */
  public interface Listener {

    /** The broker has the page. */
    void accepted(RawPage page, RecordMetadata at);

    /** The page was too large, and is recorded as rejected. */
    void refused(InputItem.TooLarge page);

    void unreadable(InputItem.Unreadable input);
  }

  private final PageReader reader;
  private final PageProducer producer;
  private final Listener listener;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long pages;

  public PageFeed(PageReader reader, PageProducer producer, Listener listener) {
    this.reader = reader;
    this.producer = producer;
    this.listener = listener;
  }

  /**
   * Sends the pages of a file without waiting for the broker to take them.
   *
   * @throws IllegalStateException when the broker did not take an earlier page
   */
  public void feed(Path file) {
    reader.read(file, this::take);
    requireTaken();
  }

  /**
   * Waits until the broker has taken everything.
   *
   * @throws IllegalStateException when it did not
   */
  public void finish() {
    producer.flush();
    requireTaken();
  }

  /** How many pages were found so far, those that were refused included. */
  public long pages() {
    return pages;
  }

  private void take(InputItem item) {
    if (item instanceof InputItem.Page page) {
      pages++;
      producer.send(
          page.page(),
          (metadata, error) -> {
            if (error == null) {
              listener.accepted(page.page(), metadata);
            } else {
              failure.compareAndSet(null, error);
            }
          });
    } else if (item instanceof InputItem.TooLarge tooLarge) {
      pages++;
      producer.reject(tooLarge, (metadata, error) -> failure.compareAndSet(null, error));
      listener.refused(tooLarge);
    } else if (item instanceof InputItem.Unreadable nothing) {
      listener.unreadable(nothing);
    }
  }

  private void requireTaken() {
    Exception error = failure.get();
    if (error != null) {
      throw new IllegalStateException(
          "The broker did not take a page: " + error.getMessage(), error);
    }
  }
}
