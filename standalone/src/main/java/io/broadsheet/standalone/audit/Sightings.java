package io.broadsheet.standalone.audit;

import io.broadsheet.standalone.account.OutcomeListener;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.PageOutcome;
import io.broadsheet.standalone.account.RecordAt;
import io.broadsheet.standalone.audit.Violation.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects where given pages stand, and passes over all others. Not thread-safe. */
final class Sightings implements OutcomeListener {

  private record Key(Standing topic, String key) {}

  private record Stand(PageAt page, Sighting sighting) {}

  private final Set<PageAt> pages;
  private final Map<PageAt, List<Sighting>> places = new HashMap<>();
  private final Map<Key, Stand> standing = new HashMap<>();

  Sightings(Set<PageAt> pages) {
    this.pages = pages;
  }

  @Override
  public void stands(Standing topic, String key, PageAt page, PageOutcome outcome, RecordAt at) {
    Key id = new Key(topic, key);
    Stand before = standing.remove(id);
    if (before != null) {
      places.get(before.page()).remove(before.sighting());
    }
    if (outcome != null && pages.contains(page)) {
      Sighting sighting = new Sighting(outcome, at);
      standing.put(id, new Stand(page, sighting));
      add(page, sighting);
    }
  }

  @Override
  public void ends(PageAt page, PageOutcome outcome, RecordAt at) {
    if (pages.contains(page)) {
      add(page, new Sighting(outcome, at));
    }
  }

  /** Where the page stands. */
  List<Sighting> of(PageAt page) {
    return places.getOrDefault(page, List.of());
  }

  private void add(PageAt page, Sighting sighting) {
    places.computeIfAbsent(page, p -> new ArrayList<>(2)).add(sighting);
  }
}
