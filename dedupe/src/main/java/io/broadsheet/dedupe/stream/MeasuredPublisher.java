package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.protocol.Publisher;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.broadsheet.schemas.Article;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what is published, and measures how old an article is when it is first decided. Not
 * thread-safe.
 */
final class MeasuredPublisher implements Publisher<Article> {

  /**
   * Articles that wait for their decision; those above, and those of before a start, go unmeasured.
   */
  private static final int AWAITED = 10_000;

  private final Publisher<Article> delegate;
  private final WorkerMetrics metrics;
  private final Map<String, Long> sentAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > AWAITED;
        }
      };

  MeasuredPublisher(Publisher<Article> delegate, WorkerMetrics metrics) {
    this.delegate = delegate;
    this.metrics = metrics;
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
  public void canonical(Article body, int revision, boolean late) {
    delegate.canonical(body, revision, late);
    metrics.article("canonical");
    decided(body);
  }

  @Override
  public void retract(String id) {
    delegate.retract(id);
    metrics.article("retracted");
  }

  @Override
  public void duplicate(
      Article body, int revision, boolean late, Decision decision, String canonicalAddress) {
    delegate.duplicate(body, revision, late, decision, canonicalAddress);
    metrics.article("duplicate");
    metrics.duplicate(decision.match().relation().name().toLowerCase(Locale.ROOT));
    decided(body);
  }

  @Override
  public void withdraw(String id) {
    delegate.withdraw(id);
    metrics.article("withdrawn");
  }

  @Override
  public void recrawl(Article body, Recrawl kind, int revision) {
    delegate.recrawl(body, kind, revision);
    metrics.article(kind.name().toLowerCase(Locale.ROOT));
    sentAt.remove(body.getId());
  }

  @Override
  public String addressOf(Article body) {
    return delegate.addressOf(body);
  }

  private void decided(Article body) {
    Long sent = sentAt.remove(body.getId());
    if (sent != null) {
      metrics.endToEnd(DedupeTopology.DECIDE, "sent", Instant.ofEpochMilli(sent));
      metrics.endToEnd(DedupeTopology.DECIDE, "fetched", body.getFetchedAt());
    }
  }
}
