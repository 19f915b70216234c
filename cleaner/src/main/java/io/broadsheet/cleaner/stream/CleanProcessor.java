package io.broadsheet.cleaner.stream;

import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.html.JudgedPage;
import io.broadsheet.cleaner.site.PageStore;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.runtime.Watermark;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.RawPage;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.MDC;

/** Cleans one page at a time and sends the outcome to its sink. */
final class CleanProcessor implements Processor<String, RawPage, String, SpecificRecord> {

  private static final Duration EXPIRY_INTERVAL = Duration.ofHours(6);

  /** An address is the key of a rejected page, and stands in each outcome more than once. */
  static final int MAX_URL_CHARS = 16 * 1024;

  private final PageCleaner cleaner;
  private final FetchTimeRule times;
  private final Watermark watermark = new Watermark();
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, byte[]> sitePages;
  private SiteMemory sites;
  private WorkerMetrics metrics;

  CleanProcessor(PageCleaner cleaner, FetchTimeRule times) {
    this.cleaner = cleaner;
    this.times = times;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    this.metrics = WorkerMetrics.of(context.appConfigs());
    this.sitePages = context.getStateStore(CleanerTopology.SITE_PAGES);
    this.sites = new SiteMemory(PageStore.over(sitePages::get, sitePages::put));
    context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> expire());
  }

  @Override
  public void process(Record<String, RawPage> record) {
    RawPage page = record.value();
    requireSound(page);
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    Instant receivedAt = times.receipt(record.timestamp(), now);
    Instant fetchedAt = times.believed(page.getFetchedAt(), receivedAt);
    PageRef ref = context.recordMetadata().map(CleanProcessor::ref).orElse(null);
    watermark.advance(receivedAt, now);
    CleaningOutcome outcome = clean(page, fetchedAt, receivedAt);
    Record<String, RawPage> sound =
        record
            .withHeaders(PassedHeaders.of(record.headers()))
            .withTimestamp(receivedAt.toEpochMilli());
    if (outcome instanceof CleaningOutcome.Cleaned cleaned) {
      var article = Records.article(cleaned.article(), page, fetchedAt, ref);
      MDC.put("article", article.getId());
      context.forward(sound.withKey(article.getId()).withValue(article), CleanerTopology.ARTICLES);
      metrics.page("article");
      metrics.recurringBlocks().increment(cleaned.article().blocksRemoved(JudgedPage.RECURRING));
      metrics.endToEnd(CleanerTopology.CLEAN, "fetched", fetchedAt);
      metrics.endToEnd(CleanerTopology.CLEAN, "sent", receivedAt);
    } else if (outcome instanceof CleaningOutcome.Rejected rejected) {
      var value = Records.rejected(rejected, page, fetchedAt, ref);
      context.forward(sound.withKey(page.getUrl()).withValue(value), CleanerTopology.REJECTED);
      metrics.page("rejected");
      metrics.rejected(rejected.reason().code());
    }
    if (!fetchedAt.equals(page.getFetchedAt())) {
      metrics.fetchTimeReplaced();
    }
  }

  private static void requireSound(RawPage page) {
    if (page == null) {
      throw new IllegalArgumentException("A page record without a value");
    }
    if (page.getUrl().length() > MAX_URL_CHARS) {
      throw new IllegalArgumentException(
          "The address of the page has %,d characters, and %,d is the most"
              .formatted(page.getUrl().length(), MAX_URL_CHARS));
    }
  }

  /**
   * A page that exhausts the stack is a fault of that page, not of the worker. Memory goes by
   * receipt, so that no crawl's clock makes the site of another forgotten.
   */
  private CleaningOutcome clean(RawPage page, Instant fetchedAt, Instant receivedAt) {
    try {
      return cleaner.clean(Records.page(page, fetchedAt), sites.at(receivedAt));
    } catch (StackOverflowError e) {
      throw new IllegalStateException("The page exhausts the stack", e);
    }
  }

  private void expire() {
    if (watermark.isKnown()) {
      try (KeyValueIterator<String, byte[]> all = sitePages.all()) {
        while (all.hasNext()) {
          var entry = all.next();
          if (SiteMemory.isExpired(entry.key, entry.value, watermark.latest())) {
            sitePages.delete(entry.key);
          }
        }
      }
    }
  }

  private static PageRef ref(RecordMetadata metadata) {
    return new PageRef(metadata.partition(), metadata.offset());
  }
}
