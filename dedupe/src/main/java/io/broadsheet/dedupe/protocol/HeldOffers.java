package io.broadsheet.dedupe.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What buckets say to versions that do not know all their candidates yet. It waits until they do:
 * then a version asks all its candidates in one go, and its state is written once and not with each
 * bucket's answer. Meanwhile it is stored as it came, in one entry for each call. Not thread-safe.
 */
final class HeldOffers {

  private final NumberedEntries stored;
  private final TreeMap<Long, List<Message>> byArrival = new TreeMap<>();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long lastEntry;

  /** What came in the present call. */
  private ByteWriter came = new ByteWriter();

  private long lastArrival;

  /**
   * @param last the highest arrival that it tells of
   */
  private record Entry(long number, long last) {}

  /**
   * Reads what is held.
   *
   * @param store that of the progress, where the entries have keys of their own
   */
  HeldOffers(ByteStore store) {
    stored = new NumberedEntries(store, "held");
    stored.forEach((number, value) -> restore(number, new ByteReader(value)));
  }

  private void restore(long number, ByteReader in) {
    long last = 0;
    while (in.hasMore()) {
      long arrival = in.number();
      add(arrival, MessageCodec.read(in));
      last = Math.max(last, arrival);
    }
    entries.add(new Entry(number, last));
    lastEntry = number;
  }

  /**
   * @param message an offer or a drop
   */
  void hold(long arrival, Message message) {
    add(arrival, message);
    came.number(arrival);
    MessageCodec.write(came, message);
    lastArrival = Math.max(lastArrival, arrival);
  }

  private void add(long arrival, Message message) {
    byArrival.computeIfAbsent(arrival, number -> new ArrayList<>()).add(message);
  }

  /** Takes out what was said to a version, in the order in which it came. */
  List<Message> take(long arrival) {
    List<Message> taken = byArrival.remove(arrival);
    return taken == null ? List.of() : taken;
  }

  /** To be called at the end of each call, when complete arrivals have taken what was theirs. */
  void save(LongPredicate isComplete) {
    while (!byArrival.isEmpty() && isComplete.test(byArrival.firstKey())) {
      byArrival.pollFirstEntry();
    }
    while (!entries.isEmpty() && isComplete.test(entries.peek().last())) {
      stored.delete(entries.poll().number());
    }
    if (!came.isEmpty()) {
      if (!isComplete.test(lastArrival)) {
        entries.add(new Entry(++lastEntry, lastArrival));
        stored.put(lastEntry, came.toBytes());
      }
      came = new ByteWriter();
      lastArrival = 0;
    }
  }
}
