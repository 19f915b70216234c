package io.broadsheet.dedupe.feature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Version, the two hashes, then each array with its length before it; all big-endian. */
final class FeaturesCodec {

  private FeaturesCodec() {}

  static byte[] encode(Features features) {
    int[][] sets = {features.shingles(), features.numbers(), features.names(), features.picks()};
    int ints = sets.length;
    for (int[] set : sets) {
      ints += set.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(1 + 2 * Long.BYTES + ints * Integer.BYTES);
    buffer.put((byte) Features.VERSION);
    buffer.putLong(features.bodyHash()).putLong(features.titleHash());
    for (int[] set : sets) {
      putInts(buffer, set);
    }
    return buffer.array();
  }

  static Features decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      int version = buffer.get();
      if (version != Features.VERSION) {
        throw new IllegalArgumentException(
            "features of version %d, this release reads %d".formatted(version, Features.VERSION));
      }
      Features features =
          new Features(
              buffer.getLong(),
              buffer.getLong(),
              getInts(buffer),
              getInts(buffer),
              getInts(buffer),
              getInts(buffer));
      if (buffer.hasRemaining()) {
        throw new IllegalArgumentException("bytes after the end of the features");
      }
      return features;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("features cut short", e);
    }
  }

  private static void putInts(ByteBuffer buffer, int[] values) {
    buffer.putInt(values.length);
    for (int value : values) {
      buffer.putInt(value);
    }
  }

  private static int[] getInts(ByteBuffer buffer) {
    int[] values = new int[length(buffer)];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.getInt();
    }
    return values;
  }

  private static int length(ByteBuffer buffer) {
    int length = buffer.getInt();
    if (length < 0 || (long) length * Integer.BYTES > buffer.remaining()) {
      throw new IllegalArgumentException("features cut short");
    }
    return length;
  }
}
