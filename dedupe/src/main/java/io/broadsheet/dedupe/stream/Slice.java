package io.broadsheet.dedupe.stream;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The time for which a task may read its state at once. Dozens of tasks do so one after another
 * before their thread asks its consumer again.
 */
record Slice(Duration time) {

  private static final Duration MOST = Duration.ofMillis(200);

  /** Of the interval in which a consumer has to be asked. */
  private static final int SHARE = 100;

  private static final long DEFAULT_INTERVAL_MS = 300_000;

  /**
   * @param settings of Kafka Streams
   */
  static Slice of(Map<String, ?> settings) {
    String name = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
    long interval =
        Stream.of(StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name)
            .map(settings::get)
            .filter(value -> value != null)
            .mapToLong(value -> Long.parseLong(value.toString()))
            .findFirst()
            .orElse(DEFAULT_INTERVAL_MS);
    Duration share = Duration.ofMillis(Math.max(1, interval / SHARE));
    return new Slice(share.compareTo(MOST) < 0 ? share : MOST);
  }

  /** Begins one: true while there is time left. */
  BooleanSupplier begin() {
    long end = System.nanoTime() + time.toNanos();
    return () -> System.nanoTime() - end < 0;
  }
}
