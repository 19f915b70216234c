package io.broadsheet.bench.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Counts what the workers of this process have sent, by topic. */
public final class SentCount implements ProducerInterceptor<byte[], byte[]> {

  private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

  static void reset() {
    COUNTS.clear();
  }

  /** Records that the broker has acknowledged. */
  static long of(String topic) {
    LongAdder count = COUNTS.get(topic);
    return count == null ? 0 : count.sum();
  }

  static long total() {
    return COUNTS.values().stream().mapToLong(LongAdder::sum).sum();
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
    return sent;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
    if (exception == null) {
      COUNTS.computeIfAbsent(metadata.topic(), topic -> new LongAdder()).increment();
    }
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> settings) {}
}
