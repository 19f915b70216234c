package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.feature.Features;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides a closed set of articles, one after the other in their order. This is the definition of a
 * right decision: everything that works on a stream is tested against it.
 *
 * <p>For each of its keys an article meets the latest {@link DedupeSettings#candidatesPerKey}
 * articles before it. Where it matches one that is itself a copy, the canonical article of that one
 * is looked at in its stead. So an article that stands under a key with thousands of copies of one
 * story still finds the original.
 *
 * <p>Immutable and thread-safe. The articles are held in memory by their features.
 */
public final class Oracle {

  private final DedupeSettings settings;

  public Oracle(DedupeSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes the articles in any order. Articles of the same id are crawls of one article: the latest
   * text counts, at the place in the order that the earliest fetch time of the latest edition gives
   * ({@link Editions}). Lanes do not count: they say when state goes, and here nothing goes.
   *
   * @return one decision for each id, in the order of the articles
   */
  public List<Decision> decide(Collection<Article> articles) {
    Map<String, Crawls> byId = new HashMap<>(2 * articles.size());
    for (Article article : articles) {
      byId.merge(
          article.id(),
          Crawls.of(article),
          (known, next) -> known.and(next, settings.editionGap()));
    }
    List<Item> inOrder = new ArrayList<>(byId.size());
    byId.forEach((id, crawls) -> inOrder.add(new Item(id, crawls)));
    inOrder.sort(Comparator.comparing(item -> item.position));
    Pass pass = new Pass(inOrder.size());
    return inOrder.stream().map(pass::decide).toList();
  }

  /** An article and, once it has had its turn, the decision on it. */
  private static final class Item {

    private final Position position;
    private final Features features;
    private Decision decision;

    Item(String id, Crawls crawls) {
      position = new Position(crawls.first(), new Version(id, 1));
      features = crawls.features();
    }
  }

  /** One pass over the articles in their order. */
  private final class Pass {

    private final KeyIndex index;
    private final Map<String, Item> decided;

    Pass(int articles) {
      index = new KeyIndex(articles);
      decided = new HashMap<>(2 * articles);
    }

    Decision decide(Item item) {
      long[] keys = item.features.keys();
      item.decision = decision(item, keys);
      decided.put(item.position.id(), item);
      index.add(keys, item.position);
      return item.decision;
    }

    private Decision decision(Item item, long[] keys) {
      Set<String> compared = null;
      Candidate best = null;
      for (long key : keys) {
        for (Position met :
            index.before(key, item.position, settings.window(), settings.candidatesPerKey())) {
          compared = compared == null ? new HashSet<>() : compared;
          if (compared.add(met.id())) {
            best = Candidate.better(best, candidate(item, decided.get(met.id()), compared));
          }
        }
      }
      String id = item.position.id();
      return best == null
          ? new Decision(id, id, null)
          : new Decision(id, best.position().id(), best.match());
    }

    private Candidate candidate(Item item, Item met, Set<String> compared) {
      Candidate candidate = match(item, met);
      if (candidate == null || met.decision.isCanonical()) {
        return candidate;
      }
      String canonical = met.decision.canonicalId();
      return compared.add(canonical) ? match(item, decided.get(canonical)) : null;
    }

    private Candidate match(Item item, Item other) {
      return Pairs.match(settings, item.position, item.features, other.position, other.features)
          .map(match -> new Candidate(other.position, match))
          .orElse(null);
    }
  }
}
