package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.match.Matcher;
import java.time.Duration;
import java.time.Instant;
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

  private record Item(String id, Instant at, Features features) {}

  private BruteForce() {}

  static Map<String, Decision> decide(DedupeSettings settings, List<Article> articles) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    List<Item> earlier = new ArrayList<>();
    for (Item item : items(settings, articles)) {
      decisions.put(item.id(), decide(settings, item, earlier, decisions));
      earlier.add(item);
    }
    return decisions;
  }

  private static List<Item> items(DedupeSettings settings, List<Article> articles) {
    Comparator<Article> byLatest =
        Comparator.comparing(Article::fetchedAt)
            .thenComparing(a -> Features.of(a.title(), a.text()).encode(), Arrays::compareUnsigned);
    Map<String, List<Article>> byId = new TreeMap<>();
    articles.forEach(a -> byId.computeIfAbsent(a.id(), id -> new ArrayList<>()).add(a));
    List<Item> items = new ArrayList<>();
    byId.forEach(
        (id, crawls) -> {
          boolean anyTimed = crawls.stream().anyMatch(Article::timed);
          List<Article> counted = crawls.stream().filter(a -> a.timed() == anyTimed).toList();
          Article latest = counted.stream().max(byLatest).orElseThrow();
          Features features = Features.of(latest.title(), latest.text());
          items.add(new Item(id, place(counted, settings.editionGap()), features));
        });
    items.sort(Comparator.comparing(Item::at).thenComparing(Item::id));
    return items;
  }

  /** From the latest crawl back, for as long as the one before is no further than the gap. */
  private static Instant place(List<Article> crawls, Duration gap) {
    List<Instant> times = crawls.stream().map(Article::fetchedAt).sorted().toList();
    int first = times.size() - 1;
    while (first > 0 && !times.get(first - 1).plus(gap).isBefore(times.get(first))) {
      first--;
    }
    return times.get(first);
  }

  private static Decision decide(
      DedupeSettings settings, Item item, List<Item> earlier, Map<String, Decision> decisions) {
    Set<String> standing = new LinkedHashSet<>();
    for (Item met : met(settings, item, earlier)) {
      if (match(settings, item, met) != null) {
        standing.add(decisions.get(met.id()).canonicalId());
      }
    }
    String best = item.id();
    Match match = null;
    for (Item candidate : earlier) {
      Match next = standing.contains(candidate.id()) ? match(settings, item, candidate) : null;
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

  private static Match match(DedupeSettings settings, Item item, Item other) {
    boolean apart = Duration.between(other.at(), item.at()).compareTo(settings.window()) > 0;
    boolean sharesKey =
        Arrays.stream(item.features().keys())
            .anyMatch(key -> Arrays.stream(other.features().keys()).anyMatch(k -> k == key));
    return apart || !sharesKey
        ? null
        : Matcher.match(item.features(), other.features()).orElse(null);
  }

  private static Set<Item> met(DedupeSettings settings, Item item, List<Item> earlier) {
    Set<Item> found = new LinkedHashSet<>();
    for (long key : item.features().keys()) {
      List<Item> sharing =
          earlier.stream()
              .filter(c -> Arrays.stream(c.features().keys()).anyMatch(k -> k == key))
              .filter(c -> Duration.between(c.at(), item.at()).compareTo(settings.window()) <= 0)
              .toList();
      int skip = Math.max(0, sharing.size() - settings.candidatesPerKey());
      found.addAll(sharing.subList(skip, sharing.size()));
    }
    return found;
  }
}
