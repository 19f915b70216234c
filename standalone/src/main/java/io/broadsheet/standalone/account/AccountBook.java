package io.broadsheet.standalone.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps, for every page, the places where it stands now. Pages and places may come in any order.
 * Thread-safe.
 */
public final class AccountBook implements OutcomeListener {

  private record Key(Standing topic, String id) {}

  private record Stand(PageAt page, PageOutcome outcome) {}

  private final Map<PageAt, FedPage> fed = new LinkedHashMap<>();
  private final Map<PageAt, List<PageOutcome>> places = new HashMap<>();
  private final Map<Key, Stand> standing = new HashMap<>();
  private final List<Account.Entry> refused = new ArrayList<>();
  private int settled;

  /** A page was accepted on the page topic. */
  public synchronized void fed(PageAt at, FedPage page) {
    if (fed.put(at, page) == null && places(at).size() == 1) {
      settled++;
    }
  }

  /** A page was refused before it reached the page topic. */
  public synchronized void refused(FedPage page, PageOutcome.Rejected outcome) {
    refused.add(new Account.Entry(page, null, List.of(outcome)));
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
    Stand before =
        outcome == null ? standing.remove(key) : standing.put(key, new Stand(page, outcome));
    if (before != null) {
      change(before.page(), () -> places(before.page()).remove(before.outcome()));
    }
    if (outcome != null) {
      ends(page, outcome);
    }
  }

  /** A page ended in a place for good. */
  public synchronized void ends(PageAt page, PageOutcome outcome) {
    change(page, () -> places.computeIfAbsent(page, p -> new ArrayList<>(1)).add(outcome));
  }

  /** Whether every page stands in exactly one place. */
  public synchronized boolean isComplete() {
    return settled == fed.size();
  }

  /** How many pages stand in exactly one place, those refused at the door included. */
  public synchronized int settled() {
    return settled + refused.size();
  }

  /** How the book stands now, in the order the pages were fed. */
  public synchronized Account account() {
    List<Account.Entry> entries = new ArrayList<>(refused);
    fed.forEach((at, page) -> entries.add(new Account.Entry(page, at, List.copyOf(places(at)))));
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
    return new Account(entries, canonical, duplicates);
  }

  private List<PageOutcome> places(PageAt page) {
    return places.getOrDefault(page, List.of());
  }

  private void change(PageAt page, Runnable change) {
    boolean counts = fed.containsKey(page);
    if (counts && places(page).size() == 1) {
      settled--;
    }
    change.run();
    if (counts && places(page).size() == 1) {
      settled++;
    }
  }
}
