package io.broadsheet.standalone.replay;

import io.broadsheet.runtime.ErrorHeaders;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends the records of letters, raw as they were, together with the marks that they were sent. Once
 * one is made, whatever an earlier one left unfinished is undone, and an earlier one that still
 * runs can send nothing more.
 */
final class LetterSender implements AutoCloseable {

  private final String marks;
  private final Producer<byte[], byte[]> producer;
  private final Serializer<io.broadsheet.schemas.Replay> values;

  LetterSender(ClusterConfig cluster) {
    this.marks = cluster.topics().replays();
    this.values = new AvroSerdes(cluster).serializer();
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, cluster.topicPrefix() + "replay");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * Sends and marks all of the letters, or none.
   *
   * @throws InterruptedException none is sent then
   * @throws IllegalStateException when another replay was started meanwhile
   */
  void send(List<Letter> letters) throws InterruptedException {
    producer.beginTransaction();
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      letters.forEach(letter -> sent.add(producer.send(replayed(letter))));
      producer.flush();
      for (int i = 0; i < letters.size(); i++) {
        producer.send(mark(letters.get(i), sent.get(i).get()));
      }
      producer.commitTransaction();
    } catch (ProducerFencedException e) {
      throw new IllegalStateException(
          "Another replay was started on this cluster, and this one has given way to it.", e);
    } catch (ExecutionException e) {
      producer.abortTransaction();
      throw new IllegalStateException(
          "The broker did not take a record: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptException | InterruptedException e) {
      Thread.interrupted();
      producer.abortTransaction();
      throw new InterruptedException();
    } catch (KafkaException e) {
      producer.abortTransaction();
      throw e;
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static ProducerRecord<byte[], byte[]> replayed(Letter letter) {
    var content = letter.content();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            content.getTopic(),
            content.getPartition(),
            bytes(content.getKey()),
            bytes(content.getValue()));
    content.getHeaders().forEach((name, value) -> record.headers().add(name, bytes(value)));
    record.headers().remove(Replay.HEADER);
    ErrorHeaders.remove(record.headers());
    record
        .headers()
        .add(Replay.HEADER, letter.failed().toString().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private ProducerRecord<byte[], byte[]> mark(Letter letter, RecordMetadata sent) {
    var value =
        io.broadsheet.schemas.Replay.newBuilder()
            .setLetterPartition(letter.at().partition())
            .setLetterOffset(letter.at().offset())
            .setTopic(letter.failed().topic())
            .setFailedPartition(letter.failed().partition())
            .setFailedOffset(letter.failed().offset())
            .setSentPartition(sent.partition())
            .setSentOffset(sent.offset())
            .setReplayedAt(Instant.now())
            .build();
    String key = letter.at().partition() + "@" + letter.at().offset();
    return new ProducerRecord<>(
        marks, key.getBytes(StandardCharsets.UTF_8), values.serialize(marks, value));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
