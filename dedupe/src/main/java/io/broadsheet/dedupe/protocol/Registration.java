package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * A version that enters or leaves the buckets of one task.
 *
 * @param keys those that fall to the task
 */
record Registration(boolean enters, Position position, long[] keys) {

  static byte[] encode(List<Registration> batch) {
    ByteWriter out = new ByteWriter().number(batch.size());
    for (Registration registration : batch) {
      out.bool(registration.enters).position(registration.position).keys(registration.keys);
    }
    return out.toBytes();
  }

  static List<Registration> decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int size = in.count();
    List<Registration> batch = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      batch.add(new Registration(in.bool(), in.position(), in.keys()));
    }
    return batch;
  }
}
