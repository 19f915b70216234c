package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.Article;
import io.broadsheet.standalone.account.DedupeMemory;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.RecordAt;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the article topic says of given pages. All crawls of an article are in one partition, so
 * they are met in the order in which dedupe met them. Not thread-safe.
 */
final class ArticleSightings {

  private record Sighting(RecordAt at, String id, Instant fetchedAt) {}

  private final Set<PageAt> pages;
  private final Map<PageAt, Sighting> sightings = new HashMap<>();
  private final Map<String, PageAt> latest = new HashMap<>();
  private Instant newest = Instant.MIN;

  ArticleSightings(Set<PageAt> pages) {
    this.pages = pages;
  }

  void add(RecordAt at, Article article) {
    Instant fetchedAt = article.getFetchedAt();
    newest = fetchedAt.isAfter(newest) ? fetchedAt : newest;
    if (article.getPage() == null) {
      return;
    }
    PageAt page = PageAt.of(article.getPage());
    if (pages.contains(page)) {
      sightings.put(page, new Sighting(at, article.getId(), fetchedAt));
      latest.put(article.getId(), page);
    } else {
      latest.computeIfPresent(article.getId(), (id, before) -> page);
    }
  }

  /** The last record that shows the page. */
  Optional<RecordAt> of(PageAt page) {
    return Optional.ofNullable(sightings.get(page)).map(Sighting::at);
  }

  /**
   * Whether the article of a page came again from another page, and dedupe could have forgotten it
   * by then.
   */
  boolean isReplaced(PageAt page, DedupeMemory memory) {
    Sighting seen = sightings.get(page);
    return seen != null
        && !latest.get(seen.id()).equals(page)
        && memory.mayLack(seen.fetchedAt(), newest);
  }
}
