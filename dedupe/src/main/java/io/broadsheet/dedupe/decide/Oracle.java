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
import java.util.LinkedHashMap;
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
   * text counts, at the place in the order that the earliest fetch time gives.
   *
   * @return one decision for each id, in the order of the articles
   */
  public List<Decision> decide(Collection<Article> articles) {
    Map<String, Crawls> byId = new HashMap<>();
    for (Article article : articles) {
      byId.merge(article.id(), Crawls.of(article), Crawls::and);
    }
    List<Item> inOrder = new ArrayList<>(byId.size());
    byId.forEach((id, crawls) -> inOrder.add(new Item(id, crawls)));
    inOrder.sort(Comparator.comparing(Item::position));
    return List.copyOf(new Pass(inOrder).decisions.values());
  }

  private record Item(Position position, Features features) {
    Item(String id, Crawls crawls) {
      this(new Position(crawls.first(), new Version(id, 1)), crawls.features());
    }
  }

  /** One pass over the articles in their order. */
  private final class Pass {

    private final KeyIndex index;
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    Pass(List<Item> inOrder) {
      index = new KeyIndex(inOrder.size());
      for (Item item : inOrder) {
        long[] keys = item.features().keys();
        decisions.put(item.position().id(), decide(item, keys));
        items.put(item.position().id(), item);
        index.add(keys, item.position());
      }
    }

    private Decision decide(Item item, long[] keys) {
      Set<String> compared = null;
      Candidate best = null;
      for (long key : keys) {
        for (Position met : met(item, key)) {
          compared = compared == null ? new HashSet<>() : compared;
          if (compared.add(met.id())) {
            best = Candidate.better(best, candidate(item, items.get(met.id()), compared));
          }
        }
      }
      String id = item.position().id();
      return best == null
          ? new Decision(id, id, null)
          : new Decision(id, best.position().id(), best.match());
    }

    private List<Position> met(Item item, long key) {
      return index.before(
          key,
          item.position(),
          item.position().at().minus(settings.window()),
          settings.candidatesPerKey());
    }

    private Candidate candidate(Item item, Item met, Set<String> compared) {
      Decision decision = decisions.get(met.position().id());
      Candidate candidate = match(item, met);
      if (candidate == null || decision.isCanonical()) {
        return candidate;
      }
      boolean isNew = compared.add(decision.canonicalId());
      return isNew ? match(item, items.get(decision.canonicalId())) : null;
    }

    private Candidate match(Item item, Item other) {
      return Pairs.match(
              settings, item.position(), item.features(), other.position(), other.features())
          .map(match -> new Candidate(other.position(), match))
          .orElse(null);
    }
  }
}
