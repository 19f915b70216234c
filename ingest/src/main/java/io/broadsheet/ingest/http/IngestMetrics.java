package io.broadsheet.ingest.http;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** What is counted of requests and their pages. Thread-safe. */
final class IngestMetrics implements AutoCloseable {

  private static final Duration[] TRANSACTION_BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final WorkerMetrics metrics = new WorkerMetrics("ingest");
  private final MeterRegistry registry = metrics.registry();

  void answered(int status) {
    registry.counter("broadsheet.requests", "status", String.valueOf(status)).increment();
  }

  /** The body of a request was read, as it came. */
  void read(long bytes) {
    registry.counter("broadsheet.request.bytes").increment(bytes);
  }

  /** A page kept its request from being taken. */
  void refusedPage() {
    metrics.page("refused");
  }

  /** A page has a fetch time that is not believed. */
  void unbelieved() {
    registry.counter("broadsheet.unbelieved.fetch.times").increment();
  }

  /** The pages are committed. */
  void committed(Pages pages, Admission admission) {
    registry.counter("broadsheet.pages", "outcome", "accepted").increment(pages.accepted());
    registry.counter("broadsheet.pages", "outcome", "rejected").increment(pages.rejected());
    Instant now = Instant.now();
    registry
        .counter("broadsheet.foreseen.late.pages")
        .increment(pages.items().stream().filter(item -> isLate(item, admission, now)).count());
  }

  /** A transaction ended. */
  void transaction(String outcome, Duration taken) {
    Timer.builder("broadsheet.transaction")
        .tag("outcome", outcome)
        .serviceLevelObjectives(TRANSACTION_BUCKETS)
        .register(registry)
        .record(taken);
  }

  void producerError(Throwable error) {
    registry
        .counter("broadsheet.producer.errors", "error", error.getClass().getSimpleName())
        .increment();
  }

  /** A connection was closed before its request had come. */
  void closedConnection(String reason) {
    registry.counter("broadsheet.closed.connections", "reason", reason).increment();
  }

  /** Asked at each scrape; the subject has to live as long as the server. */
  <T> void gauge(String name, T subject, ToDoubleFunction<T> value) {
    Gauge.builder(name, subject, value).strongReference(true).register(registry);
  }

  /** Everything, in the text format of Prometheus. */
  String scrape() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    metrics.close();
  }

  private static boolean isLate(InputItem item, Admission admission, Instant now) {
    return item instanceof InputItem.Page page && admission.isLateBesideLive(page.page(), now);
  }
}
