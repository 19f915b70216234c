package io.broadsheet.standalone.account;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of every page.
 *
 * @param entries one a page, in the order in which they were read
 * @param canonical all canonical articles that stand, by id, also those of earlier pages
 * @param duplicates all duplicates that stand, by id
 */
public record Account(
    List<Entry> entries,
    Map<String, PageOutcome.Canonical> canonical,
    Map<String, PageOutcome.Duplicate> duplicates) {

  /**
   * A page and its places.
   *
   * @param at null when it was refused before it reached the page topic
   * @param places one, if the law holds
   */
  public record Entry(FedPage page, PageAt at, List<PageOutcome> places) {

    boolean isLawful() {
      return places.size() == 1;
    }
  }

  public Account {
    entries = List.copyOf(entries);
    canonical = Map.copyOf(canonical);
    duplicates = Map.copyOf(duplicates);
  }

  /** The pages that stand nowhere or in several places. */
  public List<Entry> violations() {
    return entries.stream().filter(entry -> !entry.isLawful()).toList();
  }

  /** Whether every page stands in exactly one place. */
  public boolean isLawful() {
    return violations().isEmpty();
  }

  /** The canonical article that an article stands under: itself, or the one that it copies. */
  public String canonicalId(String id) {
    PageOutcome.Duplicate duplicate = duplicates.get(id);
    return duplicate == null ? id : duplicate.canonicalId();
  }

  /** The entries that ended in one kind of place. */
  public List<Entry> ended(Class<? extends PageOutcome> kind) {
    return lawful().filter(entry -> kind.isInstance(entry.places().get(0))).toList();
  }

  /**
   * Pages by place. A page whose article has a newer revision counts where that revision stands,
   * one that failed and was sent again as a dead letter: its copy is another page.
   */
  public Counts counts() {
    int revised = 0;
    int revisedDuplicates = 0;
    for (Entry entry : ended(PageOutcome.Recrawled.class)) {
      PageOutcome.Recrawled recrawl = (PageOutcome.Recrawled) entry.places().get(0);
      if (recrawl.changed()) {
        revised++;
        revisedDuplicates += duplicates.containsKey(recrawl.id()) ? 1 : 0;
      }
    }
    return new Counts(
        entries.size(),
        ended(PageOutcome.Canonical.class).size() + revised - revisedDuplicates,
        ended(PageOutcome.Duplicate.class).size() + revisedDuplicates,
        ended(PageOutcome.Rejected.class).size(),
        ended(PageOutcome.DeadLettered.class).size() + ended(PageOutcome.Replayed.class).size(),
        ended(PageOutcome.Recrawled.class).size() - revised);
  }

  /** Pages by place; {@code pages} is the sum of the others if the law holds. */
  public record Counts(
      int pages, int canonical, int duplicates, int rejected, int deadLetters, int unchanged) {}

  private Stream<Entry> lawful() {
    return entries.stream().filter(Entry::isLawful);
  }
}
