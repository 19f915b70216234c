package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes all decisions again that depend on one article which is new, moved or rewritten.
 *
 * <p>A decision depends only on articles before it. So whatever is open is taken in the order of
 * the articles, each change of status opens only articles after it, and each article is decided at
 * most once. An article never moves back in the order, so that it comes before all that its old
 * text leaves open. One use; not thread-safe.
 */
final class Cascade {

  private final DedupeSettings settings;
  private final KeyIndex index;
  private final Homes homes;
  private final Chooser chooser;
  private final TreeSet<Position> open = new TreeSet<>();
  private final Map<String, Decision> before = new HashMap<>();

  Cascade(DedupeSettings settings, KeyIndex index, Homes homes) {
    this.settings = settings;
    this.index = index;
    this.homes = homes;
    this.chooser = new Chooser(settings, index, id -> homes.get(id).crawls().features());
  }

  /**
   * @param old the article as it was, or null when it is new
   * @param next the same article, undecided
   * @return the changed decisions, and in any case that of the article itself, in telling order
   */
  List<Change> run(Home old, Home next) {
    if (old != null) {
      before.put(old.id(), old.decision());
      index.remove(old.keys(), old.position(), old.isCanonical());
      if (old.isCanonical()) {
        openAfter(old.position(), old.keys());
      }
    }
    decideNew(next);
    for (Position position = open.pollFirst(); position != null; position = open.pollFirst()) {
      decideAgain(homes.get(position.id()));
    }
    return changes(next.id());
  }

  private void decideNew(Home home) {
    long[] keys = home.keys();
    Decision decision = chooser.choose(home.position(), home.crawls().features(), keys);
    before.putIfAbsent(home.id(), null);
    homes.put(home.decided(decision));
    index.add(keys, home.position(), decision.isCanonical());
    if (decision.isCanonical()) {
      openAfter(home.position(), keys);
    }
  }

  private void decideAgain(Home home) {
    long[] keys = home.keys();
    Decision decision = chooser.choose(home.position(), home.crawls().features(), keys);
    if (decision.equals(home.decision())) {
      return;
    }
    before.putIfAbsent(home.id(), home.decision());
    homes.put(home.decided(decision));
    if (decision.isCanonical() != home.isCanonical()) {
      index.remove(keys, home.position(), home.isCanonical());
      index.add(keys, home.position(), decision.isCanonical());
      openAfter(home.position(), keys);
    }
  }

  private void openAfter(Position position, long[] keys) {
    Instant notAfter = position.at().plus(settings.window());
    for (long key : keys) {
      open.addAll(index.affectedAfter(key, position, notAfter, settings.candidatesPerKey()));
    }
  }

  private List<Change> changes(String subject) {
    List<Home> touched = new ArrayList<>();
    before.keySet().forEach(id -> touched.add(homes.get(id)));
    touched.sort(Comparator.comparing(Home::position));
    List<Change> changes = new ArrayList<>();
    for (Home home : touched) {
      Decision old = before.get(home.id());
      if (home.id().equals(subject) || !home.decision().equals(old)) {
        changes.add(new Change(home.id(), home.revision(), old, home.decision()));
      }
    }
    changes.sort(Comparator.comparingInt(Cascade::turn));
    return changes;
  }

  private static int turn(Change change) {
    if (change.publishesCanonical()) {
      return 0;
    }
    return change.retractsCanonical() ? 2 : 1;
  }
}
