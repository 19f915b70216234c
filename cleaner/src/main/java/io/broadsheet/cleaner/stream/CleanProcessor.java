package io.broadsheet.cleaner.stream;

import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.RawPage;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Cleans one page at a time and sends the outcome to its sink. */
final class CleanProcessor implements Processor<String, RawPage, String, SpecificRecord> {

  private final Function<Page, CleaningOutcome> cleaner;
  private ProcessorContext<String, SpecificRecord> context;

  CleanProcessor(Function<Page, CleaningOutcome> cleaner) {
    this.cleaner = cleaner;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, RawPage> record) {
    RawPage page = record.value();
    if (page == null) {
      throw new IllegalArgumentException("A page record without a value");
    }
    PageRef ref = context.recordMetadata().map(CleanProcessor::ref).orElse(null);
    CleaningOutcome outcome = clean(page);
    if (outcome instanceof CleaningOutcome.Cleaned cleaned) {
      var article = Records.article(cleaned.article(), page, ref);
      context.forward(
          record.withKey(article.getId()).withValue(article), CleanerTopology.ARTICLES);
    } else if (outcome instanceof CleaningOutcome.Rejected rejected) {
      var value = Records.rejected(rejected, page, ref);
      context.forward(record.withKey(page.getUrl()).withValue(value), CleanerTopology.REJECTED);
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

  private static PageRef ref(RecordMetadata metadata) {
    return new PageRef(metadata.partition(), metadata.offset());
  }
}
