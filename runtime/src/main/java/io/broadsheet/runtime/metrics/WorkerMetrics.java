package io.broadsheet.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and durations of one worker. What is counted in a transaction that is aborted is counted
 * again with the next. Counting and measuring never throws: a number that cannot be kept is lost.
 * Thread-safe.
 */
public final class WorkerMetrics implements AutoCloseable {

  /** Where processors and handlers find the object among the settings of Kafka Streams. */
  public static final String SETTING = "broadsheet.metrics";

  private static final Duration[] STAGE_BUCKETS =
      millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 20_000);
  private static final Duration[] END_TO_END_BUCKETS =
      millis(
          100,
          200,
          500,
          1_000,
          2_000,
          5_000,
          10_000,
          30_000,
          60_000,
          300_000,
          1_800_000,
          7_200_000,
          86_400_000);

  /** Ages above are not told apart; those of centuries could not be counted in nanoseconds. */
  static final Duration OLDEST = Duration.ofDays(100 * 365);

  private static final Logger LOG = LoggerFactory.getLogger(WorkerMetrics.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<EndToEnd, Timer> endToEnd = new ConcurrentHashMap<>();
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private final AtomicInteger loading = new AtomicInteger();
  private final Counter fetchTimesReplaced;

  private record EndToEnd(String stage, String since) {}

  /**
   * @param worker value of the label {@code worker}
   */
  public WorkerMetrics(String worker) {
    registry.config().commonTags("worker", worker).meterFilter(withoutPartitions());
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    gauge("broadsheet.tasks.loading", loading::get);
    fetchTimesReplaced = registry.counter("broadsheet.fetch.times.replaced");
  }

  /**
   * Kafka's own series for each topic and partition, under two spellings of the topic: {@link
   * ClientMetrics} has what they tell of lag.
   */
  private static MeterFilter withoutPartitions() {
    return MeterFilter.deny(
        id ->
            id.getName().startsWith("kafka.consumer.fetch.manager.") && id.getTag("topic") != null);
  }

  /** Those of the worker whose settings are given; others that nobody reads where it has none. */
  public static WorkerMetrics of(Map<String, ?> settings) {
    return settings.get(SETTING) instanceof WorkerMetrics metrics
        ? metrics
        : new WorkerMetrics("none");
  }

  public void page(String outcome) {
    count("broadsheet.pages", "outcome", outcome);
  }

  public void rejected(String reason) {
    count("broadsheet.rejected.pages", "reason", reason);
  }

  /** Blocks that were taken out for what is remembered of their site. */
  public Counter recurringBlocks() {
    return registry.counter("broadsheet.recurring.blocks");
  }

  public void article(String outcome) {
    count("broadsheet.articles", "outcome", outcome);
  }

  /** Articles published that came late: compared only with what was remembered then. */
  public Counter lateArticles() {
    return registry.counter("broadsheet.articles.late");
  }

  public void duplicate(String relation) {
    count("broadsheet.duplicates", "relation", relation);
  }

  public void deadLetter(String stage, Throwable error) {
    count("broadsheet.dead.letters", "stage", stage, "error", name(error));
  }

  /** A page or article said that it was fetched at a time that is not believed. */
  public void fetchTimeReplaced() {
    fetchTimesReplaced.increment();
  }

  public void retry(Throwable error) {
    count("broadsheet.retries", "error", name(error));
  }

  /** A task begins or ends to read its state, and takes no records meanwhile. */
  public void loading(boolean begins) {
    loading.addAndGet(begins ? 1 : -1);
  }

  /** How many tasks read their state now. */
  public int tasksLoading() {
    return loading.get();
  }

  /** Time that one record takes in a stage. */
  public Timer stage(String stage) {
    return Timer.builder("broadsheet.stage")
        .tag("stage", stage)
        .serviceLevelObjectives(STAGE_BUCKETS)
        .register(registry);
  }

  /**
   * A stage sends the outcome of a page.
   *
   * @param since {@code fetched} or {@code sent}
   * @param from a time ahead of the clock counts as now, one of long ago as {@link #OLDEST}
   */
  public void endToEnd(String stage, String since, Instant from) {
    quietly(
        () ->
            endToEnd
                .computeIfAbsent(new EndToEnd(stage, since), this::timer)
                .record(age(from, Instant.now())));
  }

  private static Duration age(Instant from, Instant now) {
    if (from.isAfter(now)) {
      return Duration.ZERO;
    }
    return from.isBefore(now.minus(OLDEST)) ? OLDEST : Duration.between(from, now);
  }

  private Timer timer(EndToEnd what) {
    return Timer.builder("broadsheet.end.to.end")
        .tags("stage", what.stage, "since", what.since)
        .serviceLevelObjectives(END_TO_END_BUCKETS)
        .register(registry);
  }

  /**
   * Asked for at each scrape, as long as this lives. (What the registry's own short forms are given
   * it only refers to weakly: a number that nobody else holds is soon gone, and reads as NaN.)
   */
  public void gauge(String name, Supplier<Number> value) {
    Gauge.builder(name, value).register(registry);
  }

  /** Everything, in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }

  /** Where further meters are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  /** Does what only measures, so that nothing fails for it. */
  static void quietly(Runnable measure) {
    try {
      measure.run();
    } catch (RuntimeException e) {
      LOG.debug("Not measured", e);
    }
  }

  private void count(String name, String... tags) {
    quietly(() -> registry.counter(name, tags).increment());
  }

  private static String name(Throwable error) {
    return error.getClass().getSimpleName();
  }

  private static Duration[] millis(long... buckets) {
    return Arrays.stream(buckets).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
