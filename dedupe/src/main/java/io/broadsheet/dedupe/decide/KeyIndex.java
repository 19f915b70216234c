package io.broadsheet.dedupe.decide;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which versions of articles stand under an index key, in their order. Not thread-safe.
 *
 * <p>Most keys belong to one article only, so they lead to its row; those of several lead to the
 * rows of all.
 */
public final class KeyIndex {

  private static final int KEYS_AN_ARTICLE = 20;

  /** By key: a row plus one, or, less than zero, a number of {@link #several}. */
  private final IntMap holders;

  private final PositionTable table = new PositionTable();

  /** From one on; null where a number is free. */
  private final List<SortedRows> several = new ArrayList<>();

  private final Deque<Integer> free = new ArrayDeque<>();
  private Position lastPosition;
  private PackedPosition lastPacked;

  /**
   * @param articles how many are expected; any number is allowed
   */
  public KeyIndex(int articles) {
    holders = new IntMap(articles * KEYS_AN_ARTICLE);
    several.add(null);
  }

  /**
   * Adds a position that is not in the index yet.
   *
   * @param keys distinct, of 32 bits each
   */
  public void add(long[] keys, Position position) {
    if (keys.length == 0) {
      return;
    }
    PackedPosition packed = packed(position);
    int row = table.add(packed);
    for (long key : keys) {
      int holder = holders.get((int) key);
      if (holder == IntMap.ABSENT) {
        holders.put((int) key, row + 1);
      } else {
        severalOf((int) key, holder).add(row, packed);
      }
      table.hold(row);
    }
  }

  /** Takes back an {@link #add} of the same arguments; does nothing where there was none. */
  public void remove(long[] keys, Position position) {
    PackedPosition packed = packed(position);
    for (long key : keys) {
      int holder = holders.get((int) key);
      if (holder > IntMap.ABSENT) {
        if (table.compare(holder - 1, packed) == 0) {
          holders.remove((int) key);
          table.release(holder - 1);
        }
      } else if (holder < IntMap.ABSENT) {
        removeFromSeveral((int) key, -holder, packed);
      }
    }
  }

  /**
   * The latest that stand before a position, the latest one first. The list is good until the index
   * changes.
   *
   * @param window how much earlier a fetch time may be to count
   * @param limit how many at most
   */
  public List<Position> before(long key, Position position, Duration window, int limit) {
    int holder = holders.get((int) key);
    if (holder == IntMap.ABSENT) {
      return List.of();
    }
    PackedPosition packed = packed(position);
    long earliest = PackedPosition.millis(position.at().minus(window));
    if (holder > IntMap.ABSENT) {
      int row = holder - 1;
      boolean counts = table.at(row) >= earliest && table.compare(row, packed) < 0;
      return counts ? new Found(row) : List.of();
    }
    SortedRows rows = several.get(-holder);
    int end = rows.before(packed);
    int size = 0;
    while (size < Math.min(limit, end) && table.at(rows.get(end - 1 - size)) >= earliest) {
      size++;
    }
    int[] found = new int[size];
    Arrays.setAll(found, i -> rows.get(end - 1 - i));
    return new Found(found);
  }

  /**
   * The first that stand after a position, the first one first. The list is good until the index
   * changes.
   *
   * @param window how much later a fetch time may be to count
   * @param limit how many at most
   */
  public List<Position> after(long key, Position position, Duration window, int limit) {
    int holder = holders.get((int) key);
    if (holder == IntMap.ABSENT) {
      return List.of();
    }
    PackedPosition packed = packed(position);
    long latest = PackedPosition.millis(position.at().plus(window));
    if (holder > IntMap.ABSENT) {
      int row = holder - 1;
      boolean counts = table.at(row) <= latest && table.compare(row, packed) > 0;
      return counts ? new Found(row) : List.of();
    }
    SortedRows rows = several.get(-holder);
    int before = rows.before(packed);
    int begin = before + (rows.isAt(before, packed) ? 1 : 0);
    int size = 0;
    while (size < Math.min(limit, rows.size() - begin)
        && table.at(rows.get(begin + size)) <= latest) {
      size++;
    }
    int[] found = new int[size];
    Arrays.setAll(found, i -> rows.get(begin + i));
    return new Found(found);
  }

  /** The number of keys that something stands under: what memory grows with. */
  public int size() {
    return holders.size();
  }

  /** The same position is looked for under each of its keys. */
  private PackedPosition packed(Position position) {
    if (position != lastPosition) {
      lastPosition = position;
      lastPacked = PackedPosition.of(position);
    }
    return lastPacked;
  }

  /** Positions that are made when they are looked at. */
  private final class Found extends AbstractList<Position> {

    private final int[] rows;

    Found(int... rows) {
      this.rows = rows;
    }

    @Override
    public Position get(int index) {
      return table.get(rows[index]).position();
    }

    @Override
    public int size() {
      return rows.length;
    }
  }

  private SortedRows severalOf(int key, int holder) {
    if (holder < IntMap.ABSENT) {
      return several.get(-holder);
    }
    SortedRows rows = new SortedRows(table);
    rows.add(holder - 1, table.get(holder - 1));
    Integer number = free.poll();
    if (number == null) {
      number = several.size();
      several.add(rows);
    } else {
      several.set(number, rows);
    }
    holders.put(key, -number);
    return rows;
  }

  private void removeFromSeveral(int key, int number, PackedPosition position) {
    SortedRows rows = several.get(number);
    int index = rows.indexOf(position);
    if (!rows.isAt(index, position)) {
      return;
    }
    table.release(rows.get(index));
    rows.remove(index);
    if (rows.size() == 1) {
      holders.put(key, rows.get(0) + 1);
      several.set(number, null);
      free.push(number);
    }
  }
}
