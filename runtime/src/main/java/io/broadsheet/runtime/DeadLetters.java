package io.broadsheet.runtime;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes the dead letter of a record that could not be processed. The letter is sent in the
 * transaction that commits the record's offset, so it is written exactly once.
 */
final class DeadLetters {

  static final int MAX_STACK_CHARS = 32_000;

  private static final String WORKER = "broadsheet.worker";
  private static final String CLUSTER = "broadsheet.cluster";

  private final String worker;
  private final String topic;
  private final Serializer<DeadLetter> serializer;

  private DeadLetters(String worker, ClusterConfig cluster) {
    this.worker = worker;
    this.topic = cluster.topics().deadLetters();
    this.serializer = new AvroSerdes(cluster).serializer();
  }

  /** The Streams settings that send a worker's failures to the dead-letter topic. */
  static Map<String, Object> settings(String worker, ClusterConfig cluster) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class);
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecordHandler.class);
    settings.put(WORKER, worker);
    settings.put(CLUSTER, cluster);
    return settings;
  }

  /** Reads back what {@link #settings} put in. */
  static DeadLetters configured(Map<String, ?> settings) {
    return new DeadLetters((String) settings.get(WORKER), (ClusterConfig) settings.get(CLUSTER));
  }

  ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext from, byte[] key, byte[] value, Throwable error) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setKey(wrap(key))
            .setValue(wrap(value))
            .setTopic(from.topic())
            .setPartition(from.partition())
            .setOffset(from.offset())
            .setHeaders(headers(from.headers()))
            .setStage(worker + "/" + from.processorNodeId())
            .setErrorClass(error.getClass().getName())
            .setMessage(String.valueOf(error.getMessage()))
            .setStack(stack(error))
            .setFailedAt(Instant.now())
            .build();
    return new ProducerRecord<>(topic, key, serializer.serialize(topic, letter));
  }

  private static Map<String, ByteBuffer> headers(Headers headers) {
    Map<String, ByteBuffer> map = new HashMap<>();
    headers.forEach(header -> map.put(header.key(), wrap(header.value())));
    return map;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static String stack(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), MAX_STACK_CHARS));
  }
}
