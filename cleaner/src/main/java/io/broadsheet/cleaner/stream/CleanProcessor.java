package io.broadsheet.cleaner.stream;

import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.SiteCleaner;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.runtime.Watermark;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.RawPage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
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

  private final Function<Page, CleaningOutcome> cleaner;
  private final Watermark watermark = new Watermark();
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, byte[]> siteBlocks;
  private SiteCleaner siteCleaner;
  private WorkerMetrics metrics;

  CleanProcessor(Function<Page, CleaningOutcome> cleaner) {
    this.cleaner = cleaner;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    this.metrics = WorkerMetrics.of(context.appConfigs());
    this.siteBlocks = context.getStateStore(CleanerTopology.SITE_BLOCKS);
    this.siteCleaner = new SiteCleaner(new SiteMemory(new StoredBlocks(siteBlocks)));
    context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> expire());
  }

  @Override
  public void process(Record<String, RawPage> record) {
    RawPage page = record.value();
    if (page == null) {
      throw new IllegalArgumentException("A page record without a value");
    }
    PageRef ref = context.recordMetadata().map(CleanProcessor::ref).orElse(null);
    CleaningOutcome outcome = withSiteMemory(clean(page), page.getFetchedAt());
    if (outcome instanceof CleaningOutcome.Cleaned cleaned) {
      var article = Records.article(cleaned.article(), page, ref);
      MDC.put("article", article.getId());
      context.forward(record.withKey(article.getId()).withValue(article), CleanerTopology.ARTICLES);
      metrics.page("article");
      metrics.endToEnd(CleanerTopology.CLEAN, "fetched", page.getFetchedAt());
      metrics.endToEnd(CleanerTopology.CLEAN, "sent", Instant.ofEpochMilli(record.timestamp()));
    } else if (outcome instanceof CleaningOutcome.Rejected rejected) {
      var value = Records.rejected(rejected, page, ref);
      context.forward(record.withKey(page.getUrl()).withValue(value), CleanerTopology.REJECTED);
      metrics.page("rejected");
      metrics.rejected(rejected.reason().code());
    }
  }

  /** A page that exhausts the stack is a fault of that page, not of the worker. */
  private CleaningOutcome clean(RawPage page) {
    try {
      return cleaner.apply(Records.page(page));
    } catch (StackOverflowError e) {
      throw new IllegalStateException("The page exhausts the stack", e);
    }
  }

  private CleaningOutcome withSiteMemory(CleaningOutcome outcome, Instant fetchedAt) {
    watermark.advance(fetchedAt, Instant.ofEpochMilli(context.currentSystemTimeMs()));
    return outcome instanceof CleaningOutcome.Cleaned cleaned
        ? siteCleaner.clean(cleaned.article(), fetchedAt)
        : outcome;
  }

  private void expire() {
    if (watermark.isKnown()) {
      try (KeyValueIterator<String, byte[]> all = siteBlocks.all()) {
        while (all.hasNext()) {
          var entry = all.next();
          if (SiteMemory.isExpired(entry.key, entry.value, watermark.latest())) {
            siteBlocks.delete(entry.key);
          }
        }
      }
    }
  }

  private static PageRef ref(RecordMetadata metadata) {
    return new PageRef(metadata.partition(), metadata.offset());
  }
}
