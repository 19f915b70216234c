package io.broadsheet.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What Kafka Streams and its clients measure of themselves, under the names that Micrometer gives.
 * New tasks and threads are seen within a minute.
 */
public final class StreamsMetrics implements AutoCloseable {

  private final KafkaStreamsMetrics metrics;

  private StreamsMetrics(KafkaStreamsMetrics metrics) {
    this.metrics = metrics;
  }

  /** Close it before the registry, and after the threads have ended. */
  public static StreamsMetrics bind(KafkaStreams streams, MeterRegistry registry) {
    StreamsMetrics bound = new StreamsMetrics(new KafkaStreamsMetrics(streams));
    bound.metrics.bindTo(registry);
    return bound;
  }

  @Override
  public void close() {
    metrics.close();
  }
}
