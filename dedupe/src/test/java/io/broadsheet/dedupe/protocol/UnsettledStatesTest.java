package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.decide.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnsettledStatesTest {

  private final MemoryStore store = new MemoryStore();
  private final UnsettledStates states = new UnsettledStates(store);

  /** An article that waits for an answer of another. */
  private static ArticleState asking(String id, String other) {
    ArticleState state =
        ArticleState.asItCame(
            new Versions.Entry(7, Instant.EPOCH, id, new Origin(Lanes.DEFAULT, true, false), 1), 6);
    state.newest().links().offer(new Version(other, 1), new long[] {1});
    return state;
  }

  @Test
  void shouldTellTheLatestStateAfterARestart() {
    states.put(asking("a", "b"));
    states.put(asking("b", "c"));
    states.save();
    states.put(asking("a", "d"));
    states.save();

    UnsettledStates again = new UnsettledStates(store);

    assertThat(again.get("a").encode()).isEqualTo(asking("a", "d").encode());
    assertThat(again.get("a").place()).isEqualTo(7);
    assertThat(again.contains("b")).isTrue();
    assertThat(again.contains("c")).isFalse();
  }

  @Test
  void shouldNotTellOfWhatIsSettledWhereOthersOfItsEntryStillWait() {
    states.put(asking("a", "b"));
    states.put(asking("b", "c"));
    states.save();
    states.remove("a");
    states.save();

    UnsettledStates again = new UnsettledStates(store);

    assertThat(again.contains("a")).isFalse();
    assertThat(again.contains("b")).isTrue();
  }

  @Test
  void shouldLeaveNothingWhenAllHaveSettled() {
    states.put(asking("a", "b"));
    states.save();
    states.put(asking("b", "c"));
    states.save();
    assertThat(store.size()).isEqualTo(2);

    states.remove("b");
    states.remove("a");
    states.save();

    assertThat(store.size()).isZero();
  }

  @Test
  void shouldGoOnWithTheNumbersOfTheLog() {
    states.put(asking("a", "b"));
    states.save();
    UnsettledStates again = new UnsettledStates(store);
    again.put(asking("b", "c"));
    again.save();

    UnsettledStates third = new UnsettledStates(store);

    assertThat(third.contains("a") && third.contains("b")).isTrue();
  }

  @Test
  void shouldHandBackWhatHasWaitedForLong() {
    states.put(asking("slow", "b"));
    states.save();
    int calls = 0;
    while (states.overdue().isEmpty()) {
      states.put(asking("quick " + calls++, "b"));
      states.save();
    }

    assertThat(states.overdue()).extracting(ArticleState::id).containsExactly("slow");
    assertThat(calls).isBetween(1, 1_000);
  }
}
