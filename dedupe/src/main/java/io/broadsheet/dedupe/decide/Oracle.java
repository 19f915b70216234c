package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides a closed set of articles, one after the other in their order. This is the definition of a
 * right decision: everything that works on a stream is tested against it.
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
    List<Crawls> inOrder = new ArrayList<>(byId.values());
    inOrder.sort(Comparator.comparing(Crawls::position));

    KeyIndex index = new KeyIndex(inOrder.size());
    Chooser chooser = new Chooser(settings, index, id -> byId.get(id).features());
    List<Decision> decisions = new ArrayList<>(inOrder.size());
    for (Crawls article : inOrder) {
      long[] keys = article.features().keys();
      Decision decision = chooser.choose(article.position(), article.features(), keys);
      if (decision.isCanonical()) {
        index.add(keys, article.position(), true);
      }
      decisions.add(decision);
    }
    return decisions;
  }
}
