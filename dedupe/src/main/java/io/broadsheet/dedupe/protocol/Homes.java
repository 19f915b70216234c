package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.IdCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The articles of one task, in its store. States are written at the end of the call that changes
 * them. The latest are at hand: most articles are decided a moment after they came.
 */
final class Homes {

  /** Begins the keys of states; those of watchers come after them. */
  private static final byte ARTICLE = 1;

  private static final int AT_HAND = 4_096;

  /** A state with more of them takes more memory than reading it takes time. */
  private static final int LINKS_AT_HAND = 16;

  private final ByteStore articles;
  private final Watchers watchers;

  /** Those that this call has to do with. */
  private final Map<String, ArticleState> loaded = new HashMap<>();

  /** Those of the calls before, the latest last. */
  private final Map<String, ArticleState> recent = new LinkedHashMap<>();

  /** Those of which no more is stored than that they came, as far as they came since the start. */
  private final ArrivalSet asTheyCame = new ArrivalSet();

  private final IdCounts ids = new IdCounts();
  private final Set<ArticleState> changed = new HashSet<>();
  private long complete = -1;

  /** Reads all articles once. */
  Homes(ByteStore articles) {
    this.articles = articles;
    this.watchers = new Watchers(articles);
    articles.scan(
        new byte[] {ARTICLE},
        (key, value) -> {
          ByteReader in = new ByteReader(key);
          boolean isArticle = in.octet() == ARTICLE;
          if (isArticle) {
            ids.add(in.id());
          }
          return isArticle;
        });
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

  /**
   * Whether it is known, without reading it, that no more is stored of an article than that it came
   * under this number.
   */
  boolean isAsItCame(long arrival) {
    return asTheyCame.contains(arrival);
  }

  /** The state of an article, or null. */
  ArticleState get(String id) {
    ArticleState state = loaded.get(id);
    if (state == null) {
      state = recent.remove(id);
      state = state == null ? stored(id) : state;
      if (state != null) {
        loaded.put(id, state);
      }
    }
    return state;
  }

  /** As {@link #get}, of an article that this call has nothing else to do with. */
  ArticleState peek(String id) {
    ArticleState state = loaded.getOrDefault(id, recent.get(id));
    return state == null ? stored(id) : state;
  }

  private ArticleState stored(String id) {
    byte[] bytes = ids.mayHold(id) ? articles.get(key(id)) : null;
    return bytes == null ? null : ArticleState.decode(id, bytes, complete);
  }

  void add(ArticleState state) {
    loaded.put(state.id(), state);
    changed.add(state);
    ids.add(state.id());
  }

  /** Has the state written at the end of the call. */
  void changed(ArticleState state) {
    changed.add(state);
  }

  /** Deletes an article of one version, which has not changed in this call. */
  void delete(String id, long arrival) {
    loaded.remove(id);
    recent.remove(id);
    articles.delete(key(id));
    ids.remove(id);
    versionGone(arrival);
  }

  /** A version that came under this number is not known any more. */
  void versionGone(long arrival) {
    asTheyCame.remove(arrival);
  }

  void save() {
    changed.forEach(this::save);
    changed.clear();
    loaded.values().forEach(this::keepAtHand);
    loaded.clear();
  }

  private void save(ArticleState state) {
    articles.put(key(state.id()), state.encode());
    if (state.isAsItCame()) {
      asTheyCame.add(state.next().arrival());
    } else {
      state.known().forEach(version -> asTheyCame.remove(version.arrival()));
    }
  }

  private void keepAtHand(ArticleState state) {
    if (state.links() <= LINKS_AT_HAND) {
      recent.put(state.id(), state);
      if (recent.size() > AT_HAND) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }

  private static byte[] key(String id) {
    return new ByteWriter().octet(ARTICLE).id(id).toBytes();
  }
}
