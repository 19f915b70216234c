package io.broadsheet.runtime;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes the dead letter of a record that could not be processed. The letter is sent in the
 * transaction that commits the record's offset, so it is written exactly once. Of a record that is
 * too large to be held in another one, the letter is cut.
 */
final class DeadLetters {

  static final int MAX_STACK_CHARS = 32_000;

  /** What a cut letter keeps of the key. */
  static final int MAX_KEY_BYTES = 1024;

  /** What a record takes besides its key and value. */
  private static final int RECORD_HEAD_BYTES = 1024;

  private static final String WORKER = "broadsheet.worker";
  private static final String CLUSTER = "broadsheet.cluster";

  private final String worker;
  private final String topic;
  private final Serializer<DeadLetter> serializer;
  private final int maxBytes;

  private DeadLetters(String worker, ClusterConfig cluster) {
    this.worker = worker;
    this.topic = cluster.topics().deadLetters();
    this.serializer = new AvroSerdes(cluster).serializer();
    this.maxBytes = cluster.maxRecordBytes() - RECORD_HEAD_BYTES;
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
            .setMessage(start(String.valueOf(error.getMessage())))
            .setStack(stack(error))
            .setFailedAt(Instant.now())
            .build();
    Headers errors = new RecordHeaders();
    ErrorHeaders.add(errors, letter);
    byte[] bytes = serializer.serialize(topic, letter);
    int keyBytes = key == null ? 0 : key.length;
    if (bytes.length + keyBytes + ErrorHeaders.bytes(errors) <= maxBytes) {
      return new ProducerRecord<>(topic, null, key, bytes, errors);
    }
    byte[] shortKey = key == null ? null : Arrays.copyOf(key, Math.min(keyBytes, MAX_KEY_BYTES));
    return new ProducerRecord<>(
        topic, null, shortKey, serializer.serialize(topic, cut(letter, shortKey)), errors);
  }

  private static DeadLetter cut(DeadLetter letter, byte[] key) {
    return DeadLetter.newBuilder(letter)
        .setKey(wrap(key))
        .setValue(null)
        .setHeaders(Map.of())
        .setCut(true)
        .build();
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
    return start(text.toString());
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), MAX_STACK_CHARS));
  }
}
