package io.broadsheet.runtime.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What is worth seeing of the metrics that the Kafka clients of a worker keep, under Broadsheet's
 * names: the lag of each input partition, and the size of each store. Call {@link #refresh} before
 * each scrape.
 */
public final class ClientMetrics {

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;
  private final MultiGauge lag;
  private final MultiGauge stateBytes;
  private final MultiGauge stateRecords;

  /**
   * @param metrics those of {@code KafkaStreams.metrics()}
   */
  public ClientMetrics(
      MeterRegistry registry, Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
    this.lag = MultiGauge.builder("broadsheet.lag.records").register(registry);
    this.stateBytes = MultiGauge.builder("broadsheet.state.bytes").register(registry);
    this.stateRecords = MultiGauge.builder("broadsheet.state.records").register(registry);
    FunctionCounter.builder("broadsheet.dropped.records", this, ClientMetrics::dropped)
        .register(registry);
  }

  /** Takes the values of now. */
  public synchronized void refresh() {
    register(lag, sum(ClientMetrics::lagKey, "records-lag"));
    register(
        stateBytes, sum(ClientMetrics::storeKey, "total-sst-files-size", "size-all-mem-tables"));
    register(stateRecords, sum(ClientMetrics::storeKey, "estimate-num-keys"));
  }

  private double dropped() {
    return named("dropped-records-total").mapToDouble(ClientMetrics::value).sum();
  }

  /** Sums metrics of some names by labels; those without labels are passed over. */
  private Map<String, Labelled> sum(Function<MetricName, Tags> labels, String... names) {
    Map<String, Labelled> sums = new TreeMap<>();
    Set<MetricName> doubles = TopicSpellings.doubles(metrics.get().keySet());
    Stream.of(names)
        .flatMap(this::named)
        .filter(metric -> !doubles.contains(metric.metricName()))
        .forEach(
            metric -> {
              Tags tags = labels.apply(metric.metricName());
              if (tags != null) {
                sums.merge(tags.toString(), new Labelled(tags, value(metric)), Labelled::plus);
              }
            });
    return sums;
  }

  private Stream<Metric> named(String name) {
    return metrics.get().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .map(Metric.class::cast);
  }

  /** Changelogs are read for restoring, which has a gauge of its own. */
  private static Tags lagKey(MetricName name) {
    Map<String, String> tags = name.tags();
    return tags.containsKey("partition") && !tags.get("client-id").contains("-restore-consumer")
        ? Tags.of("topic", tags.get("topic"), "partition", tags.get("partition"))
        : null;
  }

  private static Tags storeKey(MetricName name) {
    String store = name.tags().get("rocksdb-state-id");
    return store == null ? null : Tags.of("store", store);
  }

  private static double value(Metric metric) {
    double value = metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    return Double.isFinite(value) ? value : 0;
  }

  private static void register(MultiGauge gauge, Map<String, Labelled> values) {
    gauge.register(
        values.values().stream().<Row<?>>map(it -> Row.of(it.tags(), it.value())).toList(), true);
  }

  private record Labelled(Tags tags, double value) {

    Labelled plus(Labelled other) {
      return new Labelled(tags, value + other.value);
    }
  }
}
