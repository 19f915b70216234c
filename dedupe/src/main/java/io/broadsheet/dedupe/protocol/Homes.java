package io.broadsheet.dedupe.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The articles of one task. Of an article as it came there is nothing but the entry of its arrival;
 * when more is known, that is in a state, which is written at the end of the call that changes it.
 * The latest are at hand: most articles are decided a moment after they came.
 */
final class Homes {

  /** Begins the keys of states; those of watchers come after them. */
  private static final byte ARTICLE = 1;

  private static final int AT_HAND = 4_096;

  /** A state with more of them takes more memory than reading it takes time. */
  private static final int LINKS_AT_HAND = 16;

  private final ByteStore states;
  private final Versions<?> versions;
  private final Watchers watchers;

  /** Those that calls have had to do with, the latest last. */
  private final Map<String, ArticleState> atHand = new LinkedHashMap<>(AT_HAND, 0.75f, true);

  /** Those that this call has taken at hand. */
  private final List<ArticleState> taken = new ArrayList<>();

  private final ArticleIndex index = new ArticleIndex();
  private final Set<ArticleState> changed = new HashSet<>();
  private final UnsettledStates unsettled;
  private long complete = -1;

  /** Knows of no article before {@link #reading} has been read. */
  Homes(ByteStore states, UnsettledStates unsettled, Versions<?> versions) {
    this.states = states;
    this.unsettled = unsettled;
    this.versions = versions;
    this.watchers = new Watchers(states);
  }

  /** Reads all articles once: first the states, then the arrivals that these do not tell of. */
  List<Slices> reading() {
    ArrivalSet inStates = new ArrivalSet();
    return List.of(
        new Slices(states, new byte[] {ARTICLE}, (key, value) -> readState(key, value, inStates)),
        versions.after(
            0,
            entry -> {
              if (!inStates.contains(entry.number())) {
                index.add(entry.id(), entry.number());
              }
            }));
  }

  /**
   * @param inStates gets the arrivals that the state tells of
   * @return whether it was one
   */
  private boolean readState(byte[] key, byte[] value, ArrivalSet inStates) {
    if (key[0] != ARTICLE) {
      return false;
    }
    ByteReader in = new ByteReader(key);
    in.skip(1);
    ArticleState state = ArticleState.decode(in.id(), value, complete);
    index.add(state.id(), ArticleIndex.STATE);
    state.known().forEach(version -> inStates.add(version.arrival()));
    return true;
  }

  Watchers watchers() {
    return watchers;
  }

  /** Arrivals up to the number given know all their candidates. */
  void complete(long arrival) {
    complete = arrival;
  }

  boolean isComplete(long arrival) {
    return arrival <= complete;
  }

  /** Whether no more is known of an article than that it came under this number. */
  boolean isAsItCame(String id, long arrival) {
    return index.holds(id, arrival) && !unsettled.contains(id);
  }

  /** The state of an article, or null. */
  ArticleState get(String id) {
    ArticleState state = atHand.get(id);
    if (state == null) {
      state = waitingOrStored(id);
      if (state != null) {
        take(state);
      }
    }
    return state;
  }

  private void take(ArticleState state) {
    atHand.put(state.id(), state);
    taken.add(state);
  }

  /** As {@link #get}, of an article that this call has nothing else to do with. */
  ArticleState peek(String id) {
    ArticleState state = atHand.get(id);
    return state == null ? waitingOrStored(id) : state;
  }

  private ArticleState waitingOrStored(String id) {
    ArticleState state = unsettled.get(id);
    return state == null ? stored(id) : state;
  }

  private ArticleState stored(String id) {
    for (long place : index.find(id)) {
      ArticleState state = place == ArticleIndex.STATE ? inState(id) : asItCame(id, place);
      if (state != null) {
        return state;
      }
    }
    return null;
  }

  private ArticleState inState(String id) {
    byte[] bytes = states.get(key(id));
    return bytes == null ? null : ArticleState.decode(id, bytes, complete);
  }

  private ArticleState asItCame(String id, long arrival) {
    Versions.Entry entry = versions.entry(arrival);
    return entry.id().equals(id) ? ArticleState.asItCame(entry, complete) : null;
  }

  /** Takes in an article whose first arrival is stored in this call. */
  ArticleState add(Versions.Entry entry) {
    ArticleState state = ArticleState.asItCame(entry, complete);
    take(state);
    index.add(entry.id(), entry.number());
    return state;
  }

  /** Has the state written at the end of the call. */
  void changed(ArticleState state) {
    changed.add(state);
  }

  /**
   * Deletes an article that has not changed in this call.
   *
   * @param place where what is known of it is stored
   */
  void delete(String id, long place) {
    atHand.remove(id);
    unsettled.remove(id);
    index.remove(id, place);
    if (place == ArticleIndex.STATE) {
      states.delete(key(id));
    }
  }

  void save() {
    changed.forEach(this::save);
    unsettled.overdue().forEach(this::saveAsState);
    unsettled.save();
    changed.forEach(this::dropLarge);
    taken.forEach(this::dropLarge);
    changed.clear();
    taken.clear();
    while (atHand.size() > AT_HAND) {
      atHand.remove(atHand.keySet().iterator().next());
    }
  }

  private void dropLarge(ArticleState state) {
    if (state.links() > LINKS_AT_HAND) {
      atHand.remove(state.id());
    }
  }

  private void save(ArticleState state) {
    if (state.isAsItCame()) {
      unsettled.remove(state.id());
      move(state, state.newest().arrival());
    } else if (state.place() != ArticleIndex.STATE && state.isUnsettled()) {
      unsettled.put(state);
    } else {
      saveAsState(state);
    }
  }

  private void saveAsState(ArticleState state) {
    unsettled.remove(state.id());
    move(state, ArticleIndex.STATE);
    states.put(key(state.id()), state.encode());
  }

  private void move(ArticleState state, long place) {
    long before = state.place();
    if (before != place) {
      index.remove(state.id(), before);
      index.add(state.id(), place);
      state.place(place);
    }
    if (before == ArticleIndex.STATE && place != before) {
      states.delete(key(state.id()));
    }
  }

  private static byte[] key(String id) {
    return new ByteWriter().octet(ARTICLE).id(id).toBytes();
  }
}
