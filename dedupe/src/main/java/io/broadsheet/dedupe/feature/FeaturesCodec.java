package io.broadsheet.dedupe.feature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Version, the two hashes, then the sets: each as its size, in seven bits a byte, low bits first,
 * and its values in {@link RiceCode}. Of shingles that are marked, the places among all are
 * written.
 */
final class FeaturesCodec {

  private static final int MAX_VARINT_BYTES = 5;

  private FeaturesCodec() {}

  static byte[] encode(Features features) {
    int[] shingles = features.shingles();
    int[][] sets = {
      shingles,
      features.numbers(),
      features.names(),
      features.leads(),
      features.subjects(),
      features.picks(),
      places(features.told(), shingles),
      places(features.opening(), shingles)
    };
    int most = 1 + 2 * Long.BYTES;
    for (int[] set : sets) {
      most += MAX_VARINT_BYTES + RiceCode.MAX_BYTES_A_SET + set.length * RiceCode.MAX_BYTES_A_VALUE;
    }
    ByteBuffer buffer = ByteBuffer.allocate(most);
    buffer.put((byte) Features.VERSION);
    buffer.putLong(features.bodyHash()).putLong(features.printHash());
    for (int[] set : sets) {
      putVarint(buffer, set.length);
      RiceCode.put(buffer, set);
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
      long printHash = buffer.getLong();
      int[] shingles = getSet(buffer);
      int[] numbers = getSet(buffer);
      int[] names = getSet(buffer);
      int[] leads = getSet(buffer);
      int[] subjects = getSet(buffer);
      int[] picks = getSet(buffer);
      int[] told = at(getSet(buffer), shingles);
      int[] opening = at(getSet(buffer), shingles);
      if (buffer.hasRemaining()) {
        throw new IllegalArgumentException("bytes after the end of the features");
      }
      return new Features(
          bodyHash,
          picks,
          printHash,
          shingles,
          new Facts(numbers, names, leads, subjects),
          new StoryMarks(told, opening));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("features cut short", e);
    }
  }

  /** Where each of some shingles stands among all: short to write. */
  private static int[] places(int[] some, int[] shingles) {
    int[] places = new int[some.length];
    for (int i = 0; i < some.length; i++) {
      places[i] = Arrays.binarySearch(shingles, some[i]);
    }
    return places;
  }

  private static int[] at(int[] places, int[] shingles) {
    int[] some = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 || places[i] >= shingles.length) {
        throw new IllegalArgumentException("no such shingle");
      }
      some[i] = shingles[places[i]];
    }
    return some;
  }

  /** Of a size that the bytes left can hold, so that broken bytes cannot ask for all the memory. */
  private static int[] getSet(ByteBuffer buffer) {
    int size = getVarint(buffer);
    if (size < 0 || size > (long) Byte.SIZE * buffer.remaining()) {
      throw new IllegalArgumentException("features cut short");
    }
    return RiceCode.get(buffer, size);
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
