package io.broadsheet.dedupe.decide;

import java.util.Arrays;

/**
 * Positions in rows of primitive columns, 32 bytes each: an index holds millions, which as objects
 * would take some 150 and have the garbage collector follow them all. A row is free again when
 * nothing holds it any more. Not thread-safe.
 */
final class PositionTable {

  private static final int FEWEST = 64;
  private static final int NONE = -1;

  private long[] at = new long[FEWEST];
  private long[] high = new long[FEWEST];
  private long[] low = new long[FEWEST];
  private int[] number = new int[FEWEST];

  /** How often a row is held; of a free row, the next free one. */
  private int[] held = new int[FEWEST];

  /** Null until there is an id that takes a string. */
  private String[] other;

  private int size;
  private int free = NONE;

  /** A row for a position that nothing holds yet. */
  int add(PackedPosition position) {
    int row = next();
    at[row] = position.at();
    high[row] = position.high();
    low[row] = position.low();
    number[row] = position.number();
    held[row] = 0;
    if (position.other() != null) {
      other = other == null ? new String[at.length] : other;
      other[row] = position.other();
    }
    return row;
  }

  void hold(int row) {
    held[row]++;
  }

  void release(int row) {
    if (--held[row] <= 0) {
      held[row] = free;
      free = row;
      if (other != null) {
        other[row] = null;
      }
    }
  }

  long at(int row) {
    return at[row];
  }

  PackedPosition get(int row) {
    String id = other == null ? null : other[row];
    return new PackedPosition(at[row], high[row], low[row], id, number[row]);
  }

  /** As {@link Comparable} has it: the row to the position. */
  int compare(int row, PackedPosition position) {
    return at[row] == position.at()
        ? get(row).compareTo(position)
        : Long.compare(at[row], position.at());
  }

  private int next() {
    if (free != NONE) {
      int row = free;
      free = held[row];
      return row;
    }
    if (size == at.length) {
      grow(size + (size >> 1));
    }
    return size++;
  }

  private void grow(int rows) {
    at = Arrays.copyOf(at, rows);
    high = Arrays.copyOf(high, rows);
    low = Arrays.copyOf(low, rows);
    number = Arrays.copyOf(number, rows);
    held = Arrays.copyOf(held, rows);
    other = other == null ? null : Arrays.copyOf(other, rows);
  }
}
