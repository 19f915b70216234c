package io.broadsheet.runtime.metrics;

import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.MDC;

/**
 * Measures how long a processor takes for a record, and says in the log's fields which record it is
 * at. The fields stay after a failure, for the handler that tells of it, until the next record.
 * Neither can fail the record.
 */
public final class ObservedProcessor<K, V, A, B> implements Processor<K, V, A, B> {

  private final String stage;
  private final Function<V, Map<String, String>> fields;
  private final Processor<K, V, A, B> delegate;
  private ProcessorContext<A, B> context;
  private Timer timer;

  private ObservedProcessor(
      String stage, Function<V, Map<String, String>> fields, Processor<K, V, A, B> delegate) {
    this.stage = stage;
    this.fields = fields;
    this.delegate = delegate;
  }

  /**
   * @param stage value of the label and field {@code stage}
   * @param fields of the log that a record's value gives; the value may be null
   * @param supplier of processors without stores of their own
   */
  public static <K, V, A, B> ProcessorSupplier<K, V, A, B> supplier(
      String stage,
      Function<V, Map<String, String>> fields,
      ProcessorSupplier<K, V, A, B> supplier) {
    return () -> new ObservedProcessor<>(stage, fields, supplier.get());
  }

  @Override
  public void init(ProcessorContext<A, B> context) {
    this.context = context;
    this.timer = WorkerMetrics.of(context.appConfigs()).stage(stage);
    delegate.init(context);
  }

  @Override
  public void process(Record<K, V> record) {
    MDC.clear();
    WorkerMetrics.quietly(() -> say(record.value()));
    long start = System.nanoTime();
    try {
      delegate.process(record);
    } finally {
      long taken = System.nanoTime() - start;
      WorkerMetrics.quietly(() -> timer.record(taken, TimeUnit.NANOSECONDS));
    }
    MDC.clear();
  }

  private void say(V value) {
    MDC.put("stage", stage);
    context.recordMetadata().ifPresent(ObservedProcessor::place);
    fields.apply(value).forEach(MDC::put);
  }

  private static void place(RecordMetadata at) {
    MDC.put("topic", at.topic());
    MDC.put("partition", String.valueOf(at.partition()));
    MDC.put("offset", String.valueOf(at.offset()));
  }

  @Override
  public void close() {
    delegate.close();
  }
}
