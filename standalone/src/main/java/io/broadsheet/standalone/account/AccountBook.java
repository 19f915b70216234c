package io.broadsheet.standalone.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps, for every page, the places where it stands now. Pages and places may come in any order. A
 * page that stood as an article, stands nowhere any more, and whose article stands from another
 * page is an earlier crawl, if dedupe could have forgotten it when the article came again, and so
 * could not tell of it. Thread-safe.
 */
public final class AccountBook implements OutcomeListener {

  private record Key(Standing topic, String id) {}

  private record Fed(long number, FedPage page) {}

  private record Numbered(long number, Account.Entry entry) {}

  private record Stand(PageAt page, PageOutcome outcome) {}

  private final Map<PageAt, Fed> fed = new HashMap<>();
  private final Map<PageAt, List<PageOutcome>> places = new HashMap<>();
  private final Map<Key, Stand> standing = new HashMap<>();

  private final Crawls crawls;
  private final List<Numbered> refused = new ArrayList<>();
  private int settled;

  /**
   * @param memory of the dedupe worker that decides the pages
   */
  public AccountBook(DedupeMemory memory) {
    this.crawls = new Crawls(memory);
  }

  /**
   * A page was accepted on the page topic.
   *
   * @param number of the page in the order of reading
   */
  public synchronized void fed(long number, PageAt at, FedPage page) {
    if (fed.put(at, new Fed(number, page)) == null && outcomes(at).size() == 1) {
      settled++;
    }
  }

  /** A page was refused before it reached the page topic; its number is one of the same row. */
  public synchronized void refused(long number, FedPage page, PageOutcome.Rejected outcome) {
    refused.add(new Numbered(number, new Account.Entry(page, null, List.of(outcome))));
  }

  @Override
  public void stands(Standing topic, String key, PageAt page, PageOutcome outcome, RecordAt at) {
    stands(topic, key, page, outcome);
  }

  @Override
  public void ends(PageAt page, PageOutcome outcome, RecordAt at) {
    ends(page, outcome);
  }

  /** The outcome that now stands for the key, or null when nothing does any more. */
  public synchronized void stands(Standing topic, String id, PageAt page, PageOutcome outcome) {
    Key key = new Key(topic, id);
    Stand before = standing.get(key);
    Set<PageAt> touched = new HashSet<>(crawls.of(id));
    Stream.of(before == null ? page : before.page(), page)
        .filter(at -> at != null)
        .forEach(touched::add);
    change(touched, () -> replace(key, before, page, outcome));
    advance(outcome);
  }

  /** A page ended in a place for good. */
  public synchronized void ends(PageAt page, PageOutcome outcome) {
    change(Set.of(page), () -> add(page, outcome));
    advance(outcome);
  }

  /** Whether every page stands in exactly one place. */
  public synchronized boolean isComplete() {
    return settled == fed.size();
  }

  /** How many pages stand in exactly one place, those refused at the door included. */
  public synchronized int settled() {
    return settled + refused.size();
  }

  /** How the book stands now, in the order in which the pages were read. */
  public synchronized Account account() {
    Map<String, PageOutcome.Canonical> canonical = new HashMap<>();
    standing.values().stream()
        .map(Stand::outcome)
        .filter(PageOutcome.Canonical.class::isInstance)
        .map(PageOutcome.Canonical.class::cast)
        .forEach(outcome -> canonical.put(outcome.id(), outcome));
    Map<String, PageOutcome.Duplicate> duplicates = new HashMap<>();
    standing.values().stream()
        .map(Stand::outcome)
        .filter(PageOutcome.Duplicate.class::isInstance)
        .map(PageOutcome.Duplicate.class::cast)
        .forEach(outcome -> duplicates.put(outcome.id(), outcome));
    return new Account(entries(), canonical, duplicates);
  }

  private List<Account.Entry> entries() {
    List<Numbered> entries = new ArrayList<>(refused);
    fed.forEach(
        (at, page) -> {
          var entry = new Account.Entry(page.page(), at, List.copyOf(outcomes(at)));
          entries.add(new Numbered(page.number(), entry));
        });
    entries.sort(Comparator.comparingLong(Numbered::number));
    return entries.stream().map(Numbered::entry).toList();
  }

  private void replace(Key key, Stand before, PageAt page, PageOutcome outcome) {
    if (before != null) {
      places.get(before.page()).remove(before.outcome());
    }
    if (outcome == null) {
      standing.remove(key);
    } else {
      standing.put(key, new Stand(page, outcome));
      add(page, outcome);
      if (outcome instanceof PageOutcome.OfArticle article) {
        crawls.add(page, article);
      }
    }
  }

  private void add(PageAt page, PageOutcome outcome) {
    places.computeIfAbsent(page, p -> new ArrayList<>(1)).add(outcome);
  }

  /** The places of a page, or that it is an earlier crawl. */
  private List<PageOutcome> outcomes(PageAt page) {
    List<PageOutcome> here = places.getOrDefault(page, List.of());
    return here.isEmpty()
        ? crawls.forgotten(page).filter(this::stands).map(AccountBook::earlier).stream().toList()
        : here;
  }

  private boolean stands(PageOutcome.OfArticle article) {
    return standing.containsKey(new Key(Standing.CANONICAL, article.id()))
        || standing.containsKey(new Key(Standing.DUPLICATES, article.id()));
  }

  private static PageOutcome earlier(PageOutcome.OfArticle article) {
    return new PageOutcome.Recrawled(
        article.id(), article.url(), article.title(), true, article.fetchedAt());
  }

  /** Fetch times are as late as that of what was told; dedupe forgets with them. */
  private void advance(PageOutcome told) {
    if (told instanceof PageOutcome.OfArticle article) {
      Instant to = article.fetchedAt();
      change(crawls.forgottenAt(to), () -> crawls.advance(to));
    }
  }

  private void change(Set<PageAt> pages, Runnable change) {
    settled -= countSettled(pages);
    change.run();
    settled += countSettled(pages);
  }

  private int countSettled(Set<PageAt> pages) {
    return (int)
        pages.stream().filter(page -> fed.containsKey(page) && outcomes(page).size() == 1).count();
  }
}
