package io.broadsheet.dedupe.stream;

import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerFaultException;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs beside the topology of dedupe, and knows what its faults come from. */
record DedupeCompanion(Layout layout, ArticleTopic articles, MessageTopic messages)
    implements Worker.Companion {

  private static final Logger LOG = LoggerFactory.getLogger(DedupeCompanion.class);

  /** Kafka Streams tells of other partitions and missing offsets in words of its own. */
  @Override
  public Throwable explained(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerFaultException) {
        return fault;
      }
      if (cause instanceof InvalidOffsetException gone) {
        return new WorkerFaultException(
            ("What is to be taken next is not there: %s. See 'Offsets' in"
                    + " docs/dedupe-operation.md.")
                .formatted(gone.getMessage()),
            fault);
      }
    }
    return otherPartitions(fault);
  }

  private Throwable otherPartitions(Throwable fault) {
    try {
      int now = layout.articles().partitions();
      return now == layout.partitions()
          ? fault
          : new WorkerFaultException(layout.changed(now), fault);
    } catch (RuntimeException unknown) {
      LOG.debug("Nobody says how many partitions there are", unknown);
      return fault;
    }
  }

  @Override
  public void close() {
    messages.close();
    articles.close();
  }
}
