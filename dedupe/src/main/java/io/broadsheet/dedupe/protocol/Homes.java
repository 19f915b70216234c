package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.feature.Features;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The articles of one task and their features, in its stores. States are written at the end of the
 * call that changes them. The latest are at hand: most articles are decided a moment after they
 * came.
 */
final class Homes {

  /** Begins the keys of states; those of watchers come after them. */
  private static final byte ARTICLE = 1;

  private static final int AT_HAND = 4_096;

  /** A state with more of them takes more memory than reading it takes time. */
  private static final int LINKS_AT_HAND = 16;

  private final ByteStore articles;
  private final ByteStore features;
  private final Watchers watchers;

  /** Those that this call has to do with. */
  private final Map<String, ArticleState> loaded = new HashMap<>();

  /** Those of the calls before, the latest last. */
  private final Map<String, ArticleState> recent = new LinkedHashMap<>();

  private final Set<ArticleState> changed = new HashSet<>();
  private long complete = -1;

  Homes(ByteStore articles, ByteStore features) {
    this.articles = articles;
    this.features = features;
    this.watchers = new Watchers(articles);
  }

  Watchers watchers() {
    return watchers;
  }

  /** Arrivals up to the number given know all their candidates. */
  void complete(long arrival) {
    complete = arrival;
  }

  boolean isComplete(VersionState version) {
    return version.arrival() <= complete;
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

  private ArticleState stored(String id) {
    byte[] bytes = articles.get(key(id));
    return bytes == null ? null : ArticleState.decode(id, bytes, complete);
  }

  void add(ArticleState state) {
    loaded.put(state.id(), state);
    changed.add(state);
  }

  /** Has the state written at the end of the call. */
  void changed(ArticleState state) {
    changed.add(state);
  }

  void delete(ArticleState state) {
    loaded.remove(state.id());
    recent.remove(state.id());
    changed.remove(state);
    articles.delete(key(state.id()));
  }

  void save() {
    changed.forEach(state -> articles.put(key(state.id()), state.encode()));
    changed.clear();
    loaded.values().forEach(this::keepAtHand);
    loaded.clear();
  }

  private void keepAtHand(ArticleState state) {
    if (state.links() <= LINKS_AT_HAND) {
      recent.put(state.id(), state);
      if (recent.size() > AT_HAND) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }

  Features features(VersionState version) {
    if (version.features() == null) {
      version.features(Arrival.decode(features.get(arrivalKey(version.arrival()))).features());
    }
    return version.features();
  }

  void putFeatures(VersionState version, Features own) {
    version.features(own);
    features.put(arrivalKey(version.arrival()), new Arrival(version.position().id(), own).encode());
  }

  void deleteFeatures(VersionState version) {
    features.delete(arrivalKey(version.arrival()));
  }

  /** Visits what arrived with a number greater than the one given, in order. */
  void arrivalsAfter(long number, BiConsumer<Long, Arrival> visitor) {
    features.scan(
        arrivalKey(number + 1),
        (key, bytes) -> {
          visitor.accept(new ByteReader(key).fixed(Long.BYTES), Arrival.decode(bytes));
          return true;
        });
  }

  /**
   * Visits the states from a key on until the visitor returns false. It must not write.
   *
   * @param from an article id, or the empty string
   */
  void forEach(String from, Predicate<ArticleState> visitor) {
    articles.scan(
        from.isEmpty() ? new byte[] {ARTICLE} : key(from),
        (key, bytes) -> {
          ByteReader in = new ByteReader(key);
          return in.octet() == ARTICLE
              && visitor.test(ArticleState.decode(in.id(), bytes, complete));
        });
  }

  private static byte[] key(String id) {
    return new ByteWriter().octet(ARTICLE).id(id).toBytes();
  }

  private static byte[] arrivalKey(long number) {
    return new ByteWriter().fixed(number, Long.BYTES).toBytes();
  }

  /** What is stored of a version under the number of its arrival. */
  record Arrival(String id, Features features) {

    byte[] encode() {
      return new ByteWriter().id(id).raw(features.encode()).toBytes();
    }

    static Arrival decode(byte[] bytes) {
      ByteReader in = new ByteReader(bytes);
      return new Arrival(in.id(), Features.decode(in.rest()));
    }
  }
}
