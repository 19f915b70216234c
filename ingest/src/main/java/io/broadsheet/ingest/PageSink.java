package io.broadsheet.ingest;

import io.broadsheet.schemas.RawPage;
import org.apache.kafka.clients.producer.Callback;

/**
 * Takes pages and acknowledges each. Whatever feeds pages, from files or over a network, ends here.
 * Thread-safe.
 */
public interface PageSink {

  /** Sends a page; the answer comes, from another thread, when the broker has it or refused it. */
  void send(RawPage page, Callback acknowledged);

  /** Records that a page was refused before it was sent; answered like a page. */
  void reject(InputItem.TooLarge page, Callback acknowledged);

  /** Waits until everything that was sent is acknowledged or has failed. */
  void flush();
}
