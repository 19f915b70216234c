package io.broadsheet.containers.faults;

import io.broadsheet.containers.PageFile;
import io.broadsheet.ingest.PageProducer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends a few pages to all partitions at a moment of the test's choice. Thread-safe. */
final class Probes implements AutoCloseable {

  private static final int PAGES = 40;

  private final PageFile pages;
  private final PageProducer producer;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Probes(Pipeline pipeline, long seed) {
    this.pages = new PageFile(seed, "probe");
    this.producer = new PageProducer(pipeline.cluster());
  }

  /** Returns when the brokers have all of them. */
  synchronized void send() {
    for (int i = 0; i < PAGES; i++) {
      producer.send(pages.nextPage(), (at, error) -> acknowledged(error));
    }
    producer.flush();
  }

  private void acknowledged(Exception error) {
    if (error == null) {
      sent.incrementAndGet();
    } else {
      failure.set(error);
    }
  }

  /** How many are on the page topic. */
  int sent() {
    if (failure.get() != null) {
      throw new IllegalStateException("The brokers did not take a page", failure.get());
    }
    return sent.get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
