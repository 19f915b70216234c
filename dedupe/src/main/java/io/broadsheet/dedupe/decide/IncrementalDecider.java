package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Outcome.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides a stream of articles, in whatever order they arrive. After each arrival, its decisions
 * are those that an {@link Oracle} takes for all arrivals so far, as long as nothing that they
 * depend on has expired.
 *
 * <p>Memory holds the index only, about 1 KB an article, which is built anew from the store at the
 * start. Not thread-safe.
 */
public final class IncrementalDecider {

  private final DedupeSettings settings;
  private final Homes homes;
  private final KeyIndex index = new KeyIndex(0);
  private Instant horizon = Instant.MIN;

  /** Reads the whole store once. */
  public IncrementalDecider(DedupeSettings settings, HomeStore store) {
    this.settings = settings;
    this.homes = new Homes(store);
    store.forEach(this::restore);
  }

  private void restore(String id, byte[] bytes) {
    Home home = HomeCodec.decode(id, bytes);
    homes.watch(home);
    index.add(home.keys(), home.position(), home.isCanonical());
  }

  /** Takes an arrival in; when this returns, the store holds its effects. */
  public Outcome add(Article article) {
    Crawls arrived = Crawls.of(article);
    boolean late = article.fetchedAt().isBefore(horizon);
    Home known = homes.get(article.id());
    if (known == null) {
      return decide(Kind.ADDED, late, null, new Home(arrived, 1, null));
    }
    Crawls all = known.crawls().and(arrived);
    Kind kind = kind(known.crawls(), arrived);
    int revision = known.revision() + (kind == Kind.REVISED ? 1 : 0);
    if (kind == Kind.REVISED || !all.position().equals(known.position())) {
      return decide(kind, late, known, new Home(all, revision, null));
    }
    if (!all.equals(known.crawls())) {
      homes.put(new Home(all, revision, known.decision()));
    }
    return new Outcome(kind, revision, late, List.of());
  }

  private static Kind kind(Crawls known, Crawls arrived) {
    if (known.features().equals(arrived.features())) {
      return Kind.UNCHANGED;
    }
    return arrived.supersedes(known) ? Kind.REVISED : Kind.SUPERSEDED;
  }

  private Outcome decide(Kind kind, boolean late, Home old, Home next) {
    List<Change> changes = new Cascade(settings, index, homes).run(old, next);
    return new Outcome(kind, next.revision(), late, changes);
  }

  /** The decision on an article; empty when it is unknown or has expired. */
  public Optional<Decision> decision(String id) {
    return Optional.ofNullable(homes.get(id)).map(Home::decision);
  }

  /** How many keys the index holds: what memory grows with. */
  public int indexedKeys() {
    return index.size();
  }

  /**
   * Forgets the articles whose latest crawl is older. Their decisions stand as they were told.
   *
   * <p>Arrivals of up to {@code lateness} after the newest one are decided exactly as by the oracle
   * when the time given is the newest fetch time less the window and {@code lateness}.
   *
   * @return the ids that were forgotten
   */
  public List<String> expireBefore(Instant time) {
    horizon = time.isAfter(horizon) ? time : horizon;
    List<Home> expired = homes.removeOlderThan(time);
    for (Home home : expired) {
      index.remove(home.keys(), home.position(), home.isCanonical());
    }
    return expired.stream().map(Home::id).toList();
  }
}
