package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.match.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contract written down once more, without an index: slow, and independent of the oracle. */
final class BruteForce {

  private record Item(String id, java.time.Instant at, Features features) {}

  private BruteForce() {}

  static Map<String, Decision> decide(DedupeSettings settings, List<Article> articles) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    List<Item> canonical = new ArrayList<>();
    for (Item item : items(articles)) {
      Decision decision = decide(settings, item, canonical);
      decisions.put(item.id(), decision);
      if (decision.isCanonical()) {
        canonical.add(item);
      }
    }
    return decisions;
  }

  private static List<Item> items(List<Article> articles) {
    Comparator<Article> byLatest =
        Comparator.comparing(Article::fetchedAt)
            .thenComparing(a -> Features.of(a.title(), a.text()).encode(), Arrays::compareUnsigned);
    Map<String, List<Article>> byId = new TreeMap<>();
    articles.forEach(a -> byId.computeIfAbsent(a.id(), id -> new ArrayList<>()).add(a));
    List<Item> items = new ArrayList<>();
    byId.forEach(
        (id, crawls) -> {
          Article latest = crawls.stream().max(byLatest).orElseThrow();
          Article first = crawls.stream().min(Comparator.naturalOrder()).orElseThrow();
          Features features = Features.of(latest.title(), latest.text());
          items.add(new Item(id, first.fetchedAt(), features));
        });
    items.sort(Comparator.comparing(Item::at).thenComparing(Item::id));
    return items;
  }

  private static Decision decide(DedupeSettings settings, Item item, List<Item> canonical) {
    String best = item.id();
    Match match = null;
    for (Item candidate : candidates(settings, item, canonical)) {
      Match next = Matcher.match(item.features(), candidate.features()).orElse(null);
      if (next != null && (match == null || ORDER.compare(next, match) > 0)) {
        best = candidate.id();
        match = next;
      }
    }
    return new Decision(item.id(), best, match);
  }

  private static final Comparator<Match> ORDER =
      Comparator.<Match, Boolean>comparing(m -> m.relation() == Relation.EXACT)
          .thenComparing(Match::similarity)
          .thenComparing(Match::containment);

  /** In the order of the articles, so that the earlier one wins among equals. */
  private static List<Item> candidates(DedupeSettings settings, Item item, List<Item> canonical) {
    Set<Item> found = new LinkedHashSet<>();
    for (long key : item.features().keys()) {
      List<Item> sharing =
          canonical.stream()
              .filter(c -> Arrays.stream(c.features().keys()).anyMatch(k -> k == key))
              .filter(c -> Duration.between(c.at(), item.at()).compareTo(settings.window()) <= 0)
              .toList();
      int skip = Math.max(0, sharing.size() - settings.candidatesPerKey());
      found.addAll(sharing.subList(skip, sharing.size()));
    }
    return canonical.stream().filter(found::contains).toList();
  }
}
