package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.ByteStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What goes around an envelope on its way from task to task: a mark that tells it from what others
 * write, a checksum, and its number among those from one task to another. So nothing that is not
 * whole is taken, nothing is taken twice, and nothing that is lost goes unnoticed: a task that says
 * nothing else says every few seconds how far it is.
 *
 * <p>The numbers are kept in the state of both tasks, and commit with it. Not thread-safe.
 */
final class MessageFrames {

  /** Not to be changed: a record that begins otherwise is taken for another's. */
  private static final byte[] MARK = {(byte) 0xb5, 'B', 'S', 'm'};

  private static final byte VERSION = 1;

  /** Mark, checksum, version, topic, source, target, number. */
  private static final int HEAD = MARK.length + 4 + 1 + 4 + 4 + 4 + 8;

  private static final int AFTER_CHECKSUM = MARK.length + 4;

  private final int self;
  private final int topic;
  private final ByteStore store;
  private final long[] sent;
  private final long[] taken;

  /** A record, as a task takes it. */
  sealed interface Opened {

    /** The next of its sender. */
    record Letter(byte[] envelope) implements Opened {}

    /** Has been taken before. */
    record Repeated() implements Opened {}

    /** Nothing that a task has sent to this one. */
    record Foreign(String why) implements Opened {}

    /** A task has sent this, or more before it, and it cannot be taken. */
    record Broken(String why) implements Opened {}
  }

  /**
   * @param topic identity of the topic of messages: what was written to another is foreign
   * @param store holds how far the task has come
   */
  MessageFrames(int self, int tasks, String topic, ByteStore store) {
    this.self = self;
    this.topic = topic.hashCode();
    this.store = store;
    this.sent = read("frames sent", tasks);
    this.taken = read("frames taken", tasks);
  }

  private long[] read(String kind, int tasks) {
    long[] numbers = new long[tasks];
    Arrays.setAll(numbers, task -> number(store.get(key(kind, task))));
    return numbers;
  }

  private static long number(byte[] stored) {
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  /** The record for the next envelope to a task. */
  byte[] seal(int target, byte[] envelope) {
    save("frames sent", target, ++sent[target]);
    byte[] bytes = new byte[HEAD + envelope.length];
    ByteBuffer.wrap(bytes)
        .position(AFTER_CHECKSUM)
        .put(VERSION)
        .putInt(topic)
        .putInt(self)
        .putInt(target)
        .putLong(sent[target])
        .put(envelope);
    ByteBuffer.wrap(bytes).put(MARK).putInt(checksum(bytes));
    return bytes;
  }

  /**
   * Opens a record. Only what comes out as a letter has changed how far the task has come.
   *
   * @param bytes may be null
   */
  Opened open(byte[] bytes) {
    if (!isMarked(bytes)) {
      return new Opened.Foreign("it has not the mark of a message");
    }
    Optional<String> damage = damage(bytes);
    if (damage.isPresent()) {
      return new Opened.Broken(damage.get());
    }
    ByteBuffer head = ByteBuffer.wrap(bytes).position(AFTER_CHECKSUM + 1);
    int of = head.getInt();
    int source = head.getInt();
    int target = head.getInt();
    if (of != topic || target != self || source == self || source < 0 || source >= taken.length) {
      return new Opened.Foreign(
          "it goes from task %d to task %d of %s, and this is task %d of %d"
              .formatted(
                  source,
                  target,
                  of == topic ? "this topic" : "another topic",
                  self,
                  taken.length));
    }
    return next(source, head.getLong(), bytes);
  }

  private Opened next(int source, long number, byte[] bytes) {
    if (number <= taken[source]) {
      return new Opened.Repeated();
    }
    long expected = taken[source] + 1;
    if (number != expected) {
      return new Opened.Broken(
          "task %d has sent it as number %d, and number %d has not come"
              .formatted(source, number, expected));
    }
    taken[source] = number;
    save("frames taken", source, number);
    return new Opened.Letter(Arrays.copyOfRange(bytes, HEAD, bytes.length));
  }

  private static boolean isMarked(byte[] bytes) {
    return bytes != null
        && bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static Optional<String> damage(byte[] bytes) {
    if (bytes.length < HEAD) {
      return Optional.of("it is cut short");
    }
    if (ByteBuffer.wrap(bytes, MARK.length, 4).getInt() != checksum(bytes)) {
      return Optional.of("its checksum is wrong");
    }
    return bytes[AFTER_CHECKSUM] == VERSION
        ? Optional.empty()
        : Optional.of(
            "it is of form %d, and this release reads form %d"
                .formatted(bytes[AFTER_CHECKSUM], VERSION));
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, AFTER_CHECKSUM, bytes.length - AFTER_CHECKSUM);
    return (int) checksum.getValue();
  }

  private void save(String kind, int task, long number) {
    store.put(key(kind, task), ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  private static byte[] key(String kind, int task) {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(name.length + Integer.BYTES).put(name).putInt(task).array();
  }
}
