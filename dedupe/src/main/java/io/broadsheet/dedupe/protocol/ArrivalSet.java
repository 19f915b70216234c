package io.broadsheet.dedupe.protocol;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of numbers of arrivals, most of which are close to each other. Not thread-safe. */
final class ArrivalSet {

  private static final int BLOCK_BITS = 16;

  private final Map<Long, BitSet> blocks = new HashMap<>();

  void add(long number) {
    blocks.computeIfAbsent(number >>> BLOCK_BITS, block -> new BitSet()).set(place(number));
  }

  boolean contains(long number) {
    BitSet block = blocks.get(number >>> BLOCK_BITS);
    return block != null && block.get(place(number));
  }

  private static int place(long number) {
    return (int) number & (1 << BLOCK_BITS) - 1;
  }
}
