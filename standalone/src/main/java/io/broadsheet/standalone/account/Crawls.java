package io.broadsheet.standalone.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The pages that articles stand from, or stood, and which of them dedupe could have forgotten. As
 * fetch times only advance, what is forgotten stays so. Not thread-safe.
 */
final class Crawls {

  private record Crawl(PageAt page, PageOutcome.OfArticle outcome) {

    Instant fetchedAt() {
      return outcome.fetchedAt();
    }
  }

  private final DedupeMemory memory;
  private final Map<String, Set<PageAt>> pages = new HashMap<>();
  private final Map<PageAt, Crawl> crawls = new HashMap<>();
  private final PriorityQueue<Crawl> remembered =
      new PriorityQueue<>(Comparator.comparing(Crawl::fetchedAt));
  private Instant newest = Instant.MIN;

  Crawls(DedupeMemory memory) {
    this.memory = memory;
  }

  /** An article stands from a page. What is told first of a page is kept. */
  void add(PageAt page, PageOutcome.OfArticle outcome) {
    Crawl crawl = new Crawl(page, outcome);
    if (crawls.putIfAbsent(page, crawl) == null) {
      pages.computeIfAbsent(outcome.id(), id -> new HashSet<>(2)).add(page);
      remembered.add(crawl);
    }
  }

  /** The pages that an article stands from, or stood. */
  Set<PageAt> of(String id) {
    return pages.getOrDefault(id, Set.of());
  }

  /** As what a page stood, if dedupe could have forgotten that. */
  Optional<PageOutcome.OfArticle> forgotten(PageAt page) {
    return Optional.ofNullable(crawls.get(page))
        .filter(crawl -> memory.mayLack(crawl.fetchedAt(), newest))
        .map(Crawl::outcome);
  }

  /** The pages that are forgotten once an article of that time was seen; each is told once. */
  Set<PageAt> forgottenAt(Instant fetchedAt) {
    Set<PageAt> forgotten = new HashSet<>();
    while (!remembered.isEmpty() && memory.mayLack(remembered.peek().fetchedAt(), fetchedAt)) {
      forgotten.add(remembered.poll().page());
    }
    return forgotten;
  }

  /** An article of that time was seen. */
  void advance(Instant fetchedAt) {
    newest = fetchedAt.isAfter(newest) ? fetchedAt : newest;
  }
}
