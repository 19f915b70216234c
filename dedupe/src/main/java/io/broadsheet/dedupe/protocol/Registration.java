package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A version that enters or leaves the buckets of one task.
 *
 * @param keys those that fall to the task
 */
record Registration(boolean enters, Position position, long[] keys) {

  private static final int ENTERS = 1;
  private static final int FIRST_VERSION = 2;
  private static final int FLAG_BITS = 2;

  /** Of a batch, as it is kept for every article in several tasks: times follow each other. */
  static byte[] encode(List<Registration> batch) {
    ByteWriter out = new ByteWriter().number(batch.size());
    long last = 0;
    for (Registration registration : batch) {
      long at = registration.position.at().toEpochMilli();
      registration.write(out, at - last);
      last = at;
    }
    return out.toBytes();
  }

  private void write(ByteWriter out, long since) {
    Version version = position.version();
    boolean isFirst = version.number() == 1;
    int flags = (enters ? ENTERS : 0) | (isFirst ? FIRST_VERSION : 0);
    out.number((long) keys.length << FLAG_BITS | flags).signed(since).id(version.id());
    if (!isFirst) {
      out.number(version.number());
    }
    out.bareKeys(keys);
  }

  static List<Registration> decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int size = in.count();
    List<Registration> batch = new ArrayList<>(size);
    long last = 0;
    for (int i = 0; i < size; i++) {
      Registration next = read(in, last);
      batch.add(next);
      last = next.position.at().toEpochMilli();
    }
    return batch;
  }

  /** Whether half of a batch at least has positions before a time; quicker than to decode it. */
  static boolean areHalfBefore(Instant time, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int size = in.count();
    long at = 0;
    int before = 0;
    for (int i = 0; i < size; i++) {
      int head = in.integer();
      at += in.signed();
      before += at < time.toEpochMilli() ? 1 : 0;
      in.skipId();
      if ((head & FIRST_VERSION) == 0) {
        in.integer();
      }
      in.skip((head >>> FLAG_BITS) * Features.KEY_BYTES);
    }
    return 2 * before >= size;
  }

  private static Registration read(ByteReader in, long last) {
    int head = in.integer();
    Instant at = Instant.ofEpochMilli(last + in.signed());
    String id = in.id();
    int number = (head & FIRST_VERSION) != 0 ? 1 : in.integer();
    long[] keys = in.bareKeys(head >>> FLAG_BITS);
    return new Registration((head & ENTERS) != 0, new Position(at, new Version(id, number)), keys);
  }
}
