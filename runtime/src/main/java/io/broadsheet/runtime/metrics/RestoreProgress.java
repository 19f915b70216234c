package io.broadsheet.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many changelog records are still to read before tasks can go on. Thread-safe. */
public final class RestoreProgress implements StateRestoreListener {

  private record Part(String store, int partition) {}

  private final Map<Part, Long> left = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final MultiGauge gauges;

  public RestoreProgress(MeterRegistry registry) {
    this.registry = registry;
    this.gauges = MultiGauge.builder("broadsheet.restore.records.left").register(registry);
  }

  /** Over all stores that are being restored now; 0 when none is. */
  public long recordsLeft() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether any store is being restored. */
  public boolean isRestoring() {
    return !left.isEmpty();
  }

  @Override
  public void onRestoreStart(TopicPartition from, String store, long begin, long end) {
    left.put(new Part(store, from.partition()), end - begin);
    publish();
  }

  @Override
  public void onBatchRestored(TopicPartition from, String store, long last, long records) {
    registry.counter("broadsheet.restored.records", "store", store).increment(records);
    left.computeIfPresent(
        new Part(store, from.partition()), (part, before) -> Math.max(0, before - records));
    publish();
  }

  @Override
  public void onRestoreEnd(TopicPartition from, String store, long total) {
    forget(from, store);
  }

  @Override
  public void onRestoreSuspended(TopicPartition from, String store, long total) {
    forget(from, store);
  }

  private void forget(TopicPartition from, String store) {
    left.remove(new Part(store, from.partition()));
    publish();
  }

  private synchronized void publish() {
    gauges.register(
        left.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry -> MultiGauge.Row.of(tags(entry.getKey()), entry.getValue()))
            .toList(),
        true);
  }

  private static Tags tags(Part part) {
    return Tags.of("store", part.store(), "partition", String.valueOf(part.partition()));
  }
}
