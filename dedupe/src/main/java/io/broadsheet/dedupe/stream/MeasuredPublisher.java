package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.Publisher;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what is published, and measures how old an article is when it is first decided. Not
 * thread-safe.
 */
final class MeasuredPublisher implements Publisher<Crawled> {

  /**
   * Articles that wait for their decision; those above, and those of before a start, go unmeasured.
   */
  private static final int AWAITED = 10_000;

  private final Publisher<Crawled> delegate;
  private final WorkerMetrics metrics;
  private final Counter lateArticles;
  private final Map<String, Long> sentAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > AWAITED;
        }
      };

  MeasuredPublisher(Publisher<Crawled> delegate, WorkerMetrics metrics) {
    this.delegate = delegate;
    this.metrics = metrics;
    this.lateArticles = metrics.lateArticles();
  }

  /**
   * An article has come.
   *
   * @param timestamp of its record, which is that of its page: ms since 1970
   */
  void arrived(String id, long timestamp) {
    sentAt.put(id, timestamp);
  }

  @Override
  public void canonical(Crawled body, int revision, boolean late) {
    delegate.canonical(body, revision, late);
    metrics.article("canonical");
    countLate(late);
    decided(body);
  }

  @Override
  public void retract(Crawled body) {
    delegate.retract(body);
    metrics.article("retracted");
  }

  @Override
  public void duplicate(Crawled body, int revision, boolean late, Copy copy) {
    delegate.duplicate(body, revision, late, copy);
    metrics.article("duplicate");
    metrics.duplicate(copy.decision().match().relation().name().toLowerCase(Locale.ROOT));
    countLate(late);
    decided(body);
  }

  @Override
  public void withdraw(Crawled body) {
    delegate.withdraw(body);
    metrics.article("withdrawn");
  }

  @Override
  public void recrawl(Crawled body, Recrawl kind, int revision) {
    delegate.recrawl(body, kind, revision);
    metrics.article(kind.name().toLowerCase(Locale.ROOT));
    sentAt.remove(body.article().getId());
  }

  @Override
  public String addressOf(Crawled body) {
    return delegate.addressOf(body);
  }

  private void countLate(boolean late) {
    if (late) {
      lateArticles.increment();
    }
  }

  private void decided(Crawled body) {
    Long sent = sentAt.remove(body.article().getId());
    if (sent != null) {
      metrics.endToEnd(DedupeTopology.DECIDE, "sent", Instant.ofEpochMilli(sent));
      metrics.endToEnd(DedupeTopology.DECIDE, "fetched", body.article().getFetchedAt());
    }
  }
}
