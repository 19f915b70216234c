package io.broadsheet.dedupe.decide;

/**
 * The rows of a table that stand under one key, in the order of their positions. Most come at the
 * end and go at the beginning, which both cost little; elsewhere the shorter side is moved. Not
 * thread-safe.
 */
final class SortedRows {

  private final PositionTable table;
  private int[] rows = new int[4];
  private int from;
  private int to;

  SortedRows(PositionTable table) {
    this.table = table;
  }

  int size() {
    return to - from;
  }

  int get(int index) {
    return rows[from + index];
  }

  /** How many stand before a position. */
  int before(PackedPosition position) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (table.compare(rows[middle], position) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - from;
  }

  /** The index of a position, or of none; most that are looked for are the first. */
  int indexOf(PackedPosition position) {
    return isAt(0, position) ? 0 : before(position);
  }

  /** Whether the row at an index is that of the position. */
  boolean isAt(int index, PackedPosition position) {
    return index < size() && table.compare(get(index), position) == 0;
  }

  /**
   * @param position of the row, which no other row here has
   */
  void add(int row, PackedPosition position) {
    int index = before(position);
    if (from > 0 && index < size() / 2) {
      System.arraycopy(rows, from, rows, from - 1, index);
      from--;
    } else {
      room();
      System.arraycopy(rows, from + index, rows, from + index + 1, size() - index);
      to++;
    }
    rows[from + index] = row;
  }

  void remove(int index) {
    if (index < size() / 2) {
      System.arraycopy(rows, from, rows, from + 1, index);
      from++;
    } else {
      System.arraycopy(rows, from + index + 1, rows, from + index, size() - index - 1);
      to--;
    }
    if (size() < rows.length / 8) {
      renew(2 * size());
    }
  }

  private void room() {
    if (to == rows.length) {
      renew(2 * size() + 2);
    }
  }

  /** In an array of its own, with an eighth of the room in front. */
  private void renew(int length) {
    int[] renewed = new int[Math.max(4, length)];
    int front = (renewed.length - size()) / 8;
    System.arraycopy(rows, from, renewed, front, size());
    to = front + size();
    from = front;
    rows = renewed;
  }
}
