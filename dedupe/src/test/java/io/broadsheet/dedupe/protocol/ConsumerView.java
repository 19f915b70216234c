package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Decision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a consumer holds that applies committed records one after the other. */
public final class ConsumerView {

  private final Map<String, Decision> canonical = new HashMap<>();
  private final Map<String, Decision> duplicates = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  /** A record, to be applied when it is committed. */
  interface Told extends Consumer<ConsumerView> {}

  static Told canonical(String id) {
    return view -> {
      view.known.add(id);
      view.canonical.put(id, new Decision(id, id, null));
    };
  }

  static Told retract(String id) {
    return view -> assertThat(view.canonical.remove(id)).as("retracted " + id).isNotNull();
  }

  static Told duplicate(Decision decision) {
    return view -> {
      view.known.add(decision.id());
      view.duplicates.put(decision.id(), decision);
    };
  }

  static Told withdraw(String id) {
    return view -> assertThat(view.duplicates.remove(id)).as("withdrawn " + id).isNotNull();
  }

  /** No story is lacking, nothing is told twice, and no pointer leads to nothing. */
  void check() {
    for (String id : known) {
      assertThat(canonical.containsKey(id) ^ duplicates.containsKey(id)).as(id).isTrue();
    }
    assertThat(duplicates.values())
        .allMatch(decision -> canonical.containsKey(decision.canonicalId()));
  }

  public Map<String, Decision> decisions() {
    Map<String, Decision> all = new HashMap<>(canonical);
    all.putAll(duplicates);
    return all;
  }
}
