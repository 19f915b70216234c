package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.protocol.Publisher.Copy;
import io.broadsheet.dedupe.protocol.Publisher.Recrawl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a consumer holds that applies committed records one after the other. */
public final class ConsumerView {

  private final Map<String, Decision> canonical = new HashMap<>();
  private final Map<String, Decision> duplicates = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Integer> records = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Set<String> late = new HashSet<>();
  private final Set<String> acrossLanes = new HashSet<>();
  private final List<String> log = new ArrayList<>();

  /** A record, to be applied when it is committed. */
  interface Told extends Consumer<ConsumerView> {}

  static Told canonical(Article body, int revision, boolean late) {
    return view -> {
      String id = body.id();
      view.known(id, late);
      view.canonical.put(id, new Decision(id, id, null));
      view.log.add("canonical %s revision %d".formatted(id, revision));
    };
  }

  static Told retract(String id) {
    return view -> {
      boolean held = view.canonical.remove(id) != null;
      assertThat(held || view.isNew(id)).as("retracted " + id).isTrue();
      if (held) {
        view.log.add("retract " + id);
      }
    };
  }

  static Told duplicate(Copy copy, int revision, boolean late) {
    Decision decision = copy.decision();
    return view -> {
      if (copy.acrossLanes()) {
        view.acrossLanes.add(decision.id());
      } else {
        view.acrossLanes.remove(decision.id());
      }
      view.known(decision.id(), late);
      view.duplicates.put(decision.id(), decision);
      view.log.add(
          "duplicate %s revision %d of %s"
              .formatted(decision.id(), revision, decision.canonicalId()));
    };
  }

  static Told withdraw(String id) {
    return view -> {
      boolean held = view.duplicates.remove(id) != null;
      assertThat(held || view.isNew(id) && !view.forgotten.isEmpty())
          .as("withdrawn " + id)
          .isTrue();
      if (held) {
        view.log.add("withdraw " + id);
      }
    };
  }

  static Told recrawl(Article body, Recrawl kind, int revision) {
    return view -> view.log.add("%s %s revision %d".formatted(kind, body.id(), revision));
  }

  private void known(String id, boolean isLate) {
    known.add(id);
    forgotten.remove(id);
    records.merge(id, 1, Integer::sum);
    if (isLate) {
      late.add(id);
    } else {
      late.remove(id);
    }
  }

  /** One record has been told of it, and so it may have stood in the other topic long before. */
  private boolean isNew(String id) {
    return records.get(id) == 1;
  }

  /** The state of all articles has gone, and their records stand as they are. */
  void forget() {
    forgotten.addAll(known);
    records.clear();
  }

  /**
   * No story is lacking, nothing is told twice, and no pointer leads to nothing; one of before
   * state went may lead to what is a copy by now.
   */
  void check() {
    for (String id : known) {
      assertThat(canonical.containsKey(id) ^ duplicates.containsKey(id)).as(id).isTrue();
    }
    assertThat(duplicates.values())
        .allMatch(
            decision ->
                canonical.containsKey(decision.canonicalId())
                    || forgotten.contains(decision.id())
                        && duplicates.containsKey(decision.canonicalId()));
  }

  /** Articles that were told to be late. */
  Set<String> late() {
    return late;
  }

  /** Duplicates whose record says that their canonical article came in another lane. */
  Set<String> acrossLanes() {
    return acrossLanes;
  }

  /** What has been told since the last call, in its order. */
  List<String> takeLog() {
    List<String> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  public Map<String, Decision> decisions() {
    Map<String, Decision> all = new HashMap<>(canonical);
    all.putAll(duplicates);
    return all;
  }
}
