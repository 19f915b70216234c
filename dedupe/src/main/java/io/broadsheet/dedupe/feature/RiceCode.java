package io.broadsheet.dedupe.feature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Sets of evenly spread ints as the differences of successive values, in Rice's code: the low bits
 * of each as they are, the rest as so many zeros and a one. It takes about two bits a value more
 * than the logarithm of the mean difference, which is close to the least that is possible.
 */
final class RiceCode {

  /** The most that a value takes. */
  static final int MAX_BYTES_A_VALUE = 5;

  /** The most that a set takes besides its values. */
  static final int MAX_BYTES_A_SET = 2;

  private static final long UNSIGNED = 0xffffffffL;

  private RiceCode() {}

  /**
   * @param ascending distinct; negative values are taken for large ones
   */
  static void put(ByteBuffer buffer, int[] ascending) {
    if (ascending.length == 0) {
      return;
    }
    int low = lowBits(ascending);
    buffer.put((byte) low);
    BitWriter bits = new BitWriter(buffer);
    int last = 0;
    for (int value : ascending) {
      long gap = value - last & UNSIGNED;
      bits.zerosAndOne(gap >>> low);
      bits.put(gap & (1L << low) - 1, low);
      last = value;
    }
    bits.end();
  }

  /**
   * @throws BufferUnderflowException when the bytes end too early
   * @throws IllegalArgumentException when they are none that {@link #put} wrote
   */
  static int[] get(ByteBuffer buffer, int size) {
    int[] ascending = new int[size];
    if (size == 0) {
      return ascending;
    }
    int low = buffer.get();
    if (low < 0 || low > Integer.SIZE) {
      throw new IllegalArgumentException("no set of features");
    }
    BitReader bits = new BitReader(buffer);
    int last = 0;
    for (int i = 0; i < size; i++) {
      long high = bits.zeros();
      last += (int) (high << low | bits.take(low));
      ascending[i] = last;
    }
    bits.end();
    return ascending;
  }

  /** So many that the zeros of all values are fewer than two a value. */
  private static int lowBits(int[] ascending) {
    long sum = 0;
    int last = 0;
    for (int value : ascending) {
      sum += value - last & UNSIGNED;
      last = value;
    }
    long mean = Math.max(1, sum / ascending.length);
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(mean);
  }

  private static final class BitWriter {

    private final ByteBuffer buffer;
    private long pending;
    private int size;

    BitWriter(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    void zerosAndOne(long zeros) {
      for (long left = zeros; left > 0; left -= Byte.SIZE) {
        put(0, (int) Math.min(left, Byte.SIZE));
      }
      put(1, 1);
    }

    /**
     * @param bits at most 33
     */
    void put(long value, int bits) {
      pending = pending << bits | value;
      size += bits;
      while (size >= Byte.SIZE) {
        size -= Byte.SIZE;
        buffer.put((byte) (pending >>> size));
      }
    }

    /** Fills the last byte with zeros. */
    void end() {
      if (size > 0) {
        put(0, Byte.SIZE - size);
      }
    }
  }

  private static final class BitReader {

    private final ByteBuffer buffer;

    /** The bits that were read ahead, from the highest one on. */
    private long ahead;

    private int size;

    BitReader(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    /** How many zeros come before the next one, which is taken as well. */
    long zeros() {
      long zeros = 0;
      while (true) {
        require(1);
        int run = Math.min(Long.numberOfLeadingZeros(ahead), size);
        zeros += run;
        skip(run);
        if (size > 0) {
          skip(1);
          return zeros;
        }
      }
    }

    /**
     * @param bits at most 33
     */
    long take(int bits) {
      require(bits);
      long value = bits == 0 ? 0 : ahead >>> (Long.SIZE - bits);
      skip(bits);
      return value;
    }

    /** Gives back the whole bytes that were read ahead. */
    void end() {
      buffer.position(buffer.position() - size / Byte.SIZE);
    }

    private void require(int bits) {
      while (size < bits || size <= Long.SIZE - 2 * Byte.SIZE && buffer.hasRemaining()) {
        if (!buffer.hasRemaining()) {
          throw new BufferUnderflowException();
        }
        ahead |= (buffer.get() & 0xffL) << (Long.SIZE - Byte.SIZE - size);
        size += Byte.SIZE;
      }
    }

    private void skip(int bits) {
      ahead = bits == Long.SIZE ? 0 : ahead << bits;
      size -= bits;
    }
  }
}
