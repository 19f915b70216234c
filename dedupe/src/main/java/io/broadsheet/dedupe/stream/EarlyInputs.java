package io.broadsheet.dedupe.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.dedupe.protocol.ByteStore;
import io.broadsheet.runtime.time.FetchTimeRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * What comes to a task that is not ready yet, in its order. It is kept in the state: the offsets of
 * the records are committed meanwhile. Not thread-safe.
 */
final class EarlyInputs {

  private static final byte[] KIND = "early".getBytes(StandardCharsets.US_ASCII);
  private static final byte CRAWL = 1;
  private static final byte MESSAGE = 2;

  private final ByteStore store;
  private final FetchTimeRule times;
  private final CrawledBodies bodies = new CrawledBodies();
  private long first;
  private long next;

  /**
   * @param place where it was read, for people
   */
  record Early(String place, Accepted input) {}

  EarlyInputs(ByteStore store, FetchTimeRule times) {
    this.store = store;
    this.times = times;
    store.scan(
        KIND,
        (key, value) -> {
          if (isOurs(key)) {
            first = ByteBuffer.wrap(key, KIND.length, Long.BYTES).getLong();
            next = first + 1;
          }
          return false;
        });
    findNext();
  }

  private static boolean isOurs(byte[] key) {
    return key.length == KIND.length + Long.BYTES
        && Arrays.equals(key, 0, KIND.length, KIND, 0, KIND.length);
  }

  /** Numbers follow each other, so the last can be found without reading all. */
  private void findNext() {
    if (isEmpty()) {
      return;
    }
    long step = 1;
    while (holds(first + step)) {
      step *= 2;
    }
    long held = first + step / 2;
    long absent = first + step;
    while (absent - held > 1) {
      long middle = held + (absent - held) / 2;
      if (holds(middle)) {
        held = middle;
      } else {
        absent = middle;
      }
    }
    next = absent;
  }

  private boolean holds(long number) {
    return store.get(key(number)) != null;
  }

  boolean isEmpty() {
    return first == next;
  }

  long size() {
    return next - first;
  }

  void add(String place, Accepted input) {
    byte[] where = place.getBytes(UTF_8);
    byte[] what = encode(input);
    byte[] entry =
        ByteBuffer.allocate(Integer.BYTES + where.length + what.length)
            .putInt(where.length)
            .put(where)
            .put(what)
            .array();
    store.put(key(next++), entry);
  }

  /** Takes the oldest out. */
  Early poll() {
    if (isEmpty()) {
      throw new NoSuchElementException();
    }
    byte[] key = key(first++);
    ByteBuffer entry = ByteBuffer.wrap(store.get(key));
    store.delete(key);
    byte[] place = new byte[entry.getInt()];
    entry.get(place);
    return new Early(new String(place, UTF_8), decode(entry));
  }

  private byte[] encode(Accepted input) {
    if (input instanceof Accepted.Crawl crawl) {
      byte[] body = bodies.encode(crawl.body());
      return ByteBuffer.allocate(1 + 2 * Long.BYTES + body.length)
          .put(CRAWL)
          .putLong(crawl.timestamp())
          .putLong(crawl.receivedAt().toEpochMilli())
          .put(body)
          .array();
    }
    byte[] envelope = ((Accepted.Message) input).envelope();
    return ByteBuffer.allocate(1 + envelope.length).put(MESSAGE).put(envelope).array();
  }

  private Accepted decode(ByteBuffer bytes) {
    if (bytes.get() == MESSAGE) {
      return new Accepted.Message(rest(bytes));
    }
    long timestamp = bytes.getLong();
    Instant receivedAt = Instant.ofEpochMilli(bytes.getLong());
    return Accepted.Crawl.of(timestamp, receivedAt, bodies.decode(rest(bytes)), times);
  }

  private static byte[] rest(ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  private static byte[] key(long number) {
    return ByteBuffer.allocate(KIND.length + Long.BYTES).put(KIND).putLong(number).array();
  }
}
