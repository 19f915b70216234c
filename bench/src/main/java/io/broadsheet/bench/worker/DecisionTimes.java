package io.broadsheet.bench.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When the first decision on each article could be read. A consumer in a thread of its own. */
final class DecisionTimes implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Long> times = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  DecisionTimes(Bed bed) {
    Map<String, Object> settings = bed.cluster().kafka();
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("group.id", "bench-decisions");
    List<String> topics = Workers.decisions(bed);
    thread = new Thread(() -> read(settings, topics), "decisions");
    thread.setDaemon(true);
    thread.start();
  }

  /** By {@link System#nanoTime}. */
  long of(String id) {
    return times.get(id);
  }

  /**
   * Waits until so many articles from a number on are decided.
   *
   * @throws IllegalStateException when that takes too long
   */
  void awaitAll(ArticleSource source, int from, int count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int i = 0; i < count; i++) {
      while (!times.containsKey(source.get(from + i).getId())) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Not all articles were decided");
        }
        Thread.sleep(POLL.toMillis());
      }
    }
  }

  private void read(Map<String, Object> settings, List<String> topics) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(topics);
      while (!closed) {
        var records = consumer.poll(POLL);
        long now = System.nanoTime();
        records.forEach(record -> times.putIfAbsent(record.key(), now));
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
