package io.broadsheet.dedupe.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The homes in a store, and which of them are due to expire. */
final class Homes {

  private final HomeStore store;

  /**
   * By latest crawl. An article that was crawled again is in here more than once until it is due.
   */
  private final TreeSet<Position> due = new TreeSet<>();

  Homes(HomeStore store) {
    this.store = store;
  }

  /** The home of an article, or null. */
  Home get(String id) {
    byte[] bytes = store.get(id);
    return bytes == null ? null : HomeCodec.decode(id, bytes);
  }

  void put(Home home) {
    store.put(home.id(), HomeCodec.encode(home));
    watch(home);
  }

  /** Takes note of a home that is in the store already. */
  void watch(Home home) {
    due.add(new Position(home.crawls().latest(), home.id()));
  }

  /** Deletes and returns the homes that were last crawled before a time. */
  List<Home> removeOlderThan(Instant time) {
    List<Home> removed = new ArrayList<>();
    while (!due.isEmpty() && due.first().at().isBefore(time)) {
      Home home = get(due.pollFirst().id());
      if (home != null && home.crawls().latest().isBefore(time)) {
        store.delete(home.id());
        removed.add(home);
      }
    }
    return removed;
  }
}
