package io.broadsheet.dedupe.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries of a store whose keys are nearly in the order of their age, a part of which is due to be
 * taken out. They are looked at from the oldest on, up to where none is due. What is passed over
 * there, because it is not due before others that are younger, is met by a second, slow walk
 * through all entries. Not thread-safe.
 */
final class AgedEntries {

  /**
   * How much one call looks at.
   *
   * @param most entries from the oldest on
   * @param young so many in a row that are not due end the walk from the oldest on
   * @param further entries of the walk through all
   */
  record Pace(int most, int young, int further) {}

  private final ByteStore store;
  private final byte[] end;
  private final Pace pace;
  private byte[] oldest;
  private byte[] next;

  /** Where the walk through all begins again: what is put in later comes behind all there is. */
  private byte[] begin;

  /** Says what is to be done about an entry that is due. */
  interface Judge {

    /** Null for an entry that stays. It may write to the store: it runs after the walk. */
    Runnable taking(byte[] key, byte[] value);
  }

  /**
   * @param from the first key
   * @param end the first key that does not belong to them any more, or null
   */
  AgedEntries(ByteStore store, byte[] from, byte[] end, Pace pace) {
    this.store = store;
    this.end = end;
    this.pace = pace;
    oldest = from;
    next = from;
    begin = from;
  }

  /** Takes out some of what is due. */
  void take(Judge judge) {
    Walk old = new Walk(judge, pace.most, pace.young);
    old.from(oldest);
    if (old.seen > 0) {
      oldest = old.firstYoung == null ? after(old.last) : old.firstYoung;
    }
    Walk all = new Walk(judge, pace.further, pace.further);
    all.from(next);
    if (next == begin && all.seen > 0) {
      begin = all.first;
    }
    next = all.seen < pace.further ? begin : after(all.last);
  }

  /** The least key that is greater. */
  private static byte[] after(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** One walk, and how it ended. */
  private final class Walk {

    private final Judge judge;
    private final int most;
    private final int mostYoung;
    private final List<Runnable> due = new ArrayList<>();
    private int seen;
    private int young;
    private byte[] firstYoung;
    private byte[] first;
    private byte[] last;

    Walk(Judge judge, int most, int mostYoung) {
      this.judge = judge;
      this.most = most;
      this.mostYoung = mostYoung;
    }

    void from(byte[] begin) {
      store.scan(begin, this::visit);
      due.forEach(Runnable::run);
    }

    private boolean visit(byte[] key, byte[] value) {
      if (end != null && Arrays.compareUnsigned(key, end) >= 0) {
        return false;
      }
      first = first == null ? key : first;
      last = key;
      Runnable taking = judge.taking(key, value);
      if (taking != null) {
        due.add(taking);
        firstYoung = null;
        young = 0;
      } else if (young++ == 0) {
        firstYoung = key;
      }
      return ++seen < most && young < mostYoung;
    }
  }
}
