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
 * @param lanes those of the version
 * @param keys those that fall to the task
 */
record Registration(boolean enters, Position position, Lanes lanes, long[] keys) {

  private static final int ENTERS = 1;
  private static final int FIRST_VERSION = 2;
  private static final int IN_LANES = 4;
  private static final int FLAG_BITS = 3;

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
    int flags =
        (enters ? ENTERS : 0) | (isFirst ? FIRST_VERSION : 0) | (lanes.isDefault() ? 0 : IN_LANES);
    out.number((long) keys.length << FLAG_BITS | flags).signed(since).id(version.id());
    if (!isFirst) {
      out.number(version.number());
    }
    if (!lanes.isDefault()) {
      lanes.write(out);
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

  /** Whether half of a batch at least is past its horizon; quicker than to decode it. */
  static boolean areHalfPast(Horizons horizons, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int size = in.count();
    long at = 0;
    int past = 0;
    for (int i = 0; i < size; i++) {
      int head = in.integer();
      at += in.signed();
      in.skipId();
      if ((head & FIRST_VERSION) == 0) {
        in.integer();
      }
      Lanes lanes = (head & IN_LANES) == 0 ? Lanes.DEFAULT : Lanes.read(in);
      past += horizons.isPast(lanes, Instant.ofEpochMilli(at)) ? 1 : 0;
      in.skip((head >>> FLAG_BITS) * Features.KEY_BYTES);
    }
    return 2 * past >= size;
  }

  private static Registration read(ByteReader in, long last) {
    int head = in.integer();
    Instant at = Instant.ofEpochMilli(last + in.signed());
    String id = in.id();
    int number = (head & FIRST_VERSION) != 0 ? 1 : in.integer();
    Lanes lanes = (head & IN_LANES) == 0 ? Lanes.DEFAULT : Lanes.read(in);
    long[] keys = in.bareKeys(head >>> FLAG_BITS);
    Position position = new Position(at, new Version(id, number));
    return new Registration((head & ENTERS) != 0, position, lanes, keys);
  }
}
