package io.broadsheet.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {

  private final WorkerMetrics metrics = new WorkerMetrics("cleaner");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void shouldNameMetricsAsDocumented() {
    metrics.page("article");
    metrics.rejected("too-short");
    metrics.lateArticles().increment();
    metrics.deadLetter("clean", new IllegalStateException());
    metrics.retry(new IllegalStateException());
    metrics.stage("clean").record(Duration.ofMillis(3));
    metrics.endToEnd("clean", "sent", Instant.now());
    assertThat(metrics.scrape())
        .contains("broadsheet_pages_total{outcome=\"article\",worker=\"cleaner\"} 1.0")
        .contains("broadsheet_articles_late_total{worker=\"cleaner\"} 1.0")
        .contains("broadsheet_rejected_pages_total{reason=\"too-short\",worker=\"cleaner\"} 1.0")
        .contains(
            "broadsheet_dead_letters_total{error=\"IllegalStateException\",stage=\"clean\",worker=\"cleaner\"} 1.0")
        .contains("broadsheet_retries_total{error=\"IllegalStateException\",worker=\"cleaner\"}")
        .contains(
            "broadsheet_stage_seconds_bucket{stage=\"clean\",worker=\"cleaner\",le=\"0.005\"}")
        .contains("broadsheet_end_to_end_seconds_count{since=\"sent\",stage=\"clean\"")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void shouldLeaveOutSeriesOfEachPartition() {
    metrics
        .registry()
        .counter("kafka.consumer.fetch.manager.records.lag", "topic", "a")
        .increment();
    metrics.registry().counter("kafka.consumer.fetch.manager.fetch").increment();

    assertThat(metrics.scrape())
        .contains("kafka_consumer_fetch_manager_fetch")
        .doesNotContain("records_lag");
  }

  @Test
  void shouldMeasureAnyAgeAndFailForNone() {
    Instant[] times = {
      Instant.MIN,
      Instant.MAX,
      Instant.ofEpochMilli(Long.MIN_VALUE),
      Instant.ofEpochMilli(Long.MAX_VALUE),
      Instant.parse("0001-01-01T00:00:00Z"),
      Instant.EPOCH,
      Instant.parse("+999999999-01-01T00:00:00Z")
    };
    for (Instant from : times) {
      metrics.endToEnd("clean", "fetched", from);
    }

    assertThat(metrics.scrape())
        .contains(
            "broadsheet_end_to_end_seconds_count{since=\"fetched\",stage=\"clean\",worker=\"cleaner\"} "
                + times.length);
  }

  @Test
  void shouldFailForNoLabel() {
    metrics.page(null);
    metrics.rejected(null);
    metrics.duplicate("\n\"{}=,");
    metrics.endToEnd(null, null, Instant.now());

    assertThat(metrics.scrape()).contains("broadsheet_duplicates_total");
  }

  @Test
  void shouldTellWhatIsLeftToRestoreUntilItIsRestored() {
    RestoreProgress restore = new RestoreProgress(metrics.registry());
    TopicPartition changelog = new TopicPartition("changelog", 2);
    restore.onRestoreStart(changelog, "homes", 10, 110);
    restore.onBatchRestored(changelog, "homes", 40, 30);
    String left = "broadsheet_restore_records_left{partition=\"2\",store=\"homes\"";
    assertThat(metrics.scrape()).contains(left + ",worker=\"cleaner\"} 70.0");
    assertThat(restore.recordsLeft()).isEqualTo(70);
    restore.onRestoreEnd(changelog, "homes", 100);
    assertThat(restore.isRestoring()).isFalse();
    assertThat(metrics.scrape()).doesNotContain(left);
  }

  @Test
  void shouldSumWhatClientsMeasureByPartitionAndStore() {
    Map<MetricName, Metric> all =
        Map.ofEntries(
            metric("records-lag", 5, Map.of("client-id", "a", "topic", "pages", "partition", "1")),
            metric("records-lag-max", 9, Map.of("client-id", "a")),
            metric(
                "records-lag",
                7,
                Map.of("client-id", "a-restore-consumer", "topic", "log", "partition", "1")),
            metric("total-sst-files-size", 100, store("0_0")),
            metric("total-sst-files-size", 50, store("0_1")),
            metric("size-all-mem-tables", 3, store("0_1")),
            metric("dropped-records-total", 4, Map.of("task-id", "0_1")));
    ClientMetrics clients = new ClientMetrics(metrics.registry(), () -> all);
    clients.refresh();
    assertThat(metrics.scrape())
        .contains("broadsheet_lag_records{partition=\"1\",topic=\"pages\",worker=\"cleaner\"} 5.0")
        .contains("broadsheet_state_bytes{store=\"homes\",worker=\"cleaner\"} 153.0")
        .contains("broadsheet_dropped_records_total{worker=\"cleaner\"} 4.0")
        .doesNotContain("topic=\"log\"");
  }

  @Test
  void shouldTellTheLagOfATopicUnderItsNameAlone() {
    Map<MetricName, Metric> all =
        Map.ofEntries(
            metric("records-lag", 5, lag("news.articles")),
            metric("records-lag", 5, lag("news_articles")),
            metric("records-lag", 7, lag("other_topic")));
    new ClientMetrics(metrics.registry(), () -> all).refresh();
    assertThat(metrics.scrape())
        .contains("broadsheet_lag_records{partition=\"1\",topic=\"news.articles\"")
        .contains("broadsheet_lag_records{partition=\"1\",topic=\"other_topic\"")
        .doesNotContain("news_articles");
  }

  private static Map<String, String> lag(String topic) {
    return Map.of("client-id", "a", "topic", topic, "partition", "1");
  }

  private static Map<String, String> store(String task) {
    return Map.of("task-id", task, "rocksdb-state-id", "homes");
  }

  private static Map.Entry<MetricName, Metric> metric(
      String name, double value, Map<String, String> tags) {
    MetricName full = new MetricName(name, "group", "", tags);
    return Map.entry(
        full,
        new Metric() {
          @Override
          public MetricName metricName() {
            return full;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        });
  }
}
