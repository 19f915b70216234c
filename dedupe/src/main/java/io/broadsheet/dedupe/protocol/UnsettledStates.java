package io.broadsheet.dedupe.protocol;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of articles that wait for answers for the first time, which most do for a moment only
 * and are as they came after that. They are at hand, and what a call changes of them is stored in
 * one entry of a log, and not in one each. Not thread-safe.
 */
final class UnsettledStates {

  /** Articles that wait for longer than so many calls are not worth the place. */
  private static final int MOST_ENTRIES = 64;

  private static final int GONE = 0;
  private static final int STATE = 1;

  private final NumberedEntries stored;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Deque<Entry> log = new ArrayDeque<>();
  private Entry latest = new Entry(1);

  /** An entry of the log, and the states that no later one tells of. */
  private static final class Entry {

    private final long number;
    private final Map<String, ArticleState> states = new LinkedHashMap<>();
    private final ByteWriter changes = new ByteWriter();

    Entry(long number) {
      this.number = number;
    }
  }

  /**
   * Reads the log.
   *
   * @param store that of the progress, where the entries have keys of their own
   */
  UnsettledStates(ByteStore store) {
    stored = new NumberedEntries(store, "unsettled");
    stored.forEach(
        (number, value) -> {
          latest = new Entry(number);
          restore(new ByteReader(value));
          log.add(latest);
          latest = new Entry(latest.number + 1);
        });
  }

  private void restore(ByteReader in) {
    while (in.hasMore()) {
      boolean isState = in.octet() == STATE;
      String id = in.id();
      forget(id);
      if (isState) {
        hold(ArticleState.decodeUnsettled(id, in.blob()));
      }
    }
  }

  /** The state of an article, or null. */
  ArticleState get(String id) {
    Entry entry = entries.get(id);
    return entry == null ? null : entry.states.get(id);
  }

  boolean contains(String id) {
    return entries.containsKey(id);
  }

  void put(ArticleState state) {
    forget(state.id());
    hold(state);
    latest.changes.octet(STATE).id(state.id()).blob(state.encode());
  }

  void remove(String id) {
    if (forget(id)) {
      latest.changes.octet(GONE).id(id);
    }
  }

  private void hold(ArticleState state) {
    latest.states.put(state.id(), state);
    entries.put(state.id(), latest);
  }

  private boolean forget(String id) {
    Entry entry = entries.remove(id);
    return entry != null && entry.states.remove(id) != null;
  }

  /** The states that have been here for too long, to be removed and stored elsewhere. */
  Collection<ArticleState> overdue() {
    return log.size() < MOST_ENTRIES ? List.of() : List.copyOf(log.peek().states.values());
  }

  /** To be called at the end of each call. */
  void save() {
    while (!log.isEmpty() && log.peek().states.isEmpty()) {
      stored.delete(log.poll().number);
    }
    boolean tells = !latest.changes.isEmpty();
    if (tells && !(log.isEmpty() && latest.states.isEmpty())) {
      stored.put(latest.number, latest.changes.toBytes());
      log.add(latest);
    }
    if (tells) {
      latest = new Entry(latest.number + 1);
    }
  }
}
