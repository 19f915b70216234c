package io.broadsheet.dedupe.feature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Version, the two hashes, then the sets: each as its size and the differences of successive values
 * in seven bits a byte, low bits first. The picks use all 32 bits and are written as they are.
 */
final class FeaturesCodec {

  private static final int MAX_VARINT_BYTES = 5;

  private FeaturesCodec() {}

  static byte[] encode(Features features) {
    int[][] sets = {features.shingles(), features.numbers(), features.names()};
    int ints = sets.length + 1 + features.picks().length;
    for (int[] set : sets) {
      ints += set.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(1 + 2 * Long.BYTES + ints * MAX_VARINT_BYTES);
    buffer.put((byte) Features.VERSION);
    buffer.putLong(features.bodyHash()).putLong(features.titleHash());
    for (int[] set : sets) {
      putSet(buffer, set);
    }
    putVarint(buffer, features.picks().length);
    for (int pick : features.picks()) {
      buffer.putInt(pick);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  static Features decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      int version = buffer.get();
      if (version != Features.VERSION) {
        throw new IllegalArgumentException(
            "features of version %d, this release reads %d".formatted(version, Features.VERSION));
      }
      long bodyHash = buffer.getLong();
      long titleHash = buffer.getLong();
      int[] shingles = getSet(buffer);
      int[] numbers = getSet(buffer);
      int[] names = getSet(buffer);
      int[] picks = getPicks(buffer);
      if (buffer.hasRemaining()) {
        throw new IllegalArgumentException("bytes after the end of the features");
      }
      return new Features(bodyHash, titleHash, shingles, numbers, names, picks);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("features cut short", e);
    }
  }

  private static void putSet(ByteBuffer buffer, int[] ascending) {
    putVarint(buffer, ascending.length);
    int last = 0;
    for (int value : ascending) {
      putVarint(buffer, value - last);
      last = value;
    }
  }

  private static int[] getSet(ByteBuffer buffer) {
    int[] ascending = new int[getLength(buffer, 1)];
    int last = 0;
    for (int i = 0; i < ascending.length; i++) {
      last += getVarint(buffer);
      ascending[i] = last;
    }
    return ascending;
  }

  private static int[] getPicks(ByteBuffer buffer) {
    int[] picks = new int[getLength(buffer, Integer.BYTES)];
    for (int i = 0; i < picks.length; i++) {
      picks[i] = buffer.getInt();
    }
    return picks;
  }

  /** A length that the bytes left can hold, so that broken bytes cannot ask for all the memory. */
  private static int getLength(ByteBuffer buffer, int bytesEach) {
    int length = getVarint(buffer);
    if (length < 0 || (long) length * bytesEach > buffer.remaining()) {
      throw new IllegalArgumentException("features cut short");
    }
    return length;
  }

  private static void putVarint(ByteBuffer buffer, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      buffer.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
  }

  private static int getVarint(ByteBuffer buffer) {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = buffer.get();
      value |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0 && shift < 7 * MAX_VARINT_BYTES);
    return value;
  }
}
