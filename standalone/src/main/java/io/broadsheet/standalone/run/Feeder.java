package io.broadsheet.standalone.run;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.AccountBook;
import io.broadsheet.standalone.account.FedPage;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.PageOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Feeds files to the page topic and enters every page that the broker took into the account book.
 */
final class Feeder {

  private final PageReader reader;
  private final PageProducer producer;
  private final AccountBook book;
  private final List<InputItem.Unreadable> unreadable = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long sent;

  Feeder(PageReader reader, PageProducer producer, AccountBook book) {
    this.reader = reader;
    this.producer = producer;
    this.book = book;
  }

  void feed(Path file) {
    reader.read(file, this::take);
    requireSent();
  }

  /** Waits until the broker has taken all that was fed. */
  void finish() {
    producer.flush();
    requireSent();
  }

  long sent() {
    return sent;
  }

  List<InputItem.Unreadable> unreadable() {
    return unreadable;
  }

  private void take(InputItem item) {
    if (item instanceof InputItem.Page page) {
      sent++;
      FedPage fed = fed(page.page());
      producer.send(page.page(), (metadata, error) -> acknowledge(fed, metadata, error));
    } else if (item instanceof InputItem.TooLarge tooLarge) {
      sent++;
      producer.reject(tooLarge);
      book.refused(
          fed(tooLarge.emptied()), new PageOutcome.Rejected("too-large", tooLarge.explanation()));
    } else if (item instanceof InputItem.Unreadable nothing) {
      unreadable.add(nothing);
    }
  }

  private void acknowledge(FedPage page, RecordMetadata metadata, Exception error) {
    if (error == null) {
      acknowledged.incrementAndGet();
      book.fed(new PageAt(metadata.partition(), metadata.offset()), page);
    } else {
      failure.compareAndSet(null, error);
    }
  }

  private void requireSent() {
    if (failure.get() != null) {
      throw new IllegalStateException(
          "The broker did not take a page: " + failure.get().getMessage(), failure.get());
    }
  }

  private static FedPage fed(RawPage page) {
    PageSource source = page.getSource();
    String place =
        source.getOffset() < 0 ? source.getFile() : source.getFile() + "#" + source.getOffset();
    return new FedPage(place, page.getUrl());
  }
}
