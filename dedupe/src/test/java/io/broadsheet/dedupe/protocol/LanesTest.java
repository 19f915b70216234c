package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive beside a live crawl, and crawls whose clock was wrong. */
class LanesTest {

  private static final Instant TODAY = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant THEN = Instant.parse("2019-06-01T12:00:00Z");
  private static final Duration LATENESS = Duration.ofHours(2);

  private Simulation simulation;

  private void start(int tasks) {
    simulation = new Simulation(5, tasks, DedupeSettings.DEFAULT, LATENESS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldDeduplicateAnArchiveBesideALiveCrawl(int tasks) {
    start(tasks);
    take("live", TODAY, story("tide"), null);
    tickActive();
    for (int i = 0; i < 60; i++) {
      take("old" + i, THEN.plusSeconds(i), story("harvest") + " " + i, "archive");
      take("live" + i, TODAY.plusSeconds(i), story("live" + i), null);
      tickActive();
    }
    assertThat(simulation.view().late()).isEmpty();
    assertThat(
            simulation.view().decisions().values().stream()
                .filter(decision -> decision.canonicalId().equals("old0")))
        .hasSize(60);
  }

  @Test
  void shouldMatchAcrossLanesWhereBothAreInStateAndSaySo() {
    start(3);
    take("live", TODAY, story("tide"), null);
    take("again", TODAY.plusSeconds(60), story("tide"), "archive");
    take("third", TODAY.plusSeconds(90), story("tide"), null);
    assertThat(simulation.view().decisions().get("again").canonicalId()).isEqualTo("live");
    assertThat(simulation.view().acrossLanes()).containsExactly("again");
  }

  @Test
  void shouldKeepWhatCameInTwoLanesForAsLongAsOneNeedsIt() {
    start(1);
    take("a", THEN, story("tide"), "archive");
    take("a", THEN.plusSeconds(60), story("tide"), "other");
    take("end", THEN.plus(Duration.ofDays(30)), story("end"), "archive");
    tickActive();
    take("b", THEN.plusSeconds(90), story("tide"), "other");
    assertThat(simulation.view().decisions().get("b").canonicalId()).isEqualTo("a");
    assertThat(simulation.view().acrossLanes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldForgetALaneThatHasEndedAndTakeItUpAgain(int tasks) {
    start(tasks);
    take("live", TODAY, story("tide"), null);
    for (int i = 0; i < 9; i++) {
      take("old" + i, THEN.plusSeconds(i), story("harvest" + i), "archive");
    }
    int entries = simulation.storedEntries();
    simulation.tickLanes(lane -> lane.isEmpty() ? Pulse.ACTIVE : Pulse.ENDED);
    assertThat(simulation.storedEntries()).isLessThanOrEqualTo(entries - 9);
    assertThat(simulation.rememberedEntries()).isEqualTo(9);
    take("b0", THEN.plusSeconds(90), story("quay"), "archive");
    take("b1", THEN.minus(Duration.ofDays(90)), story("mill"), "archive");
    take("b2", THEN.minus(Duration.ofDays(90)).plusSeconds(9), story("mill"), "archive");
    assertThat(simulation.view().decisions().get("b2").canonicalId()).isEqualTo("b1");
  }

  @Test
  void shouldRefuseALaneTooMany() {
    start(1);
    for (int i = 0; i < LaneClocks.MOST; i++) {
      take("a" + i, THEN, story("a" + i), "lane" + i);
    }
    assertThatThrownBy(() -> take("x", THEN, story("x"), "one-more"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one-more")
        .hasMessageContaining("lane15");
  }

  /** The crawls between two right ones: ten years back, and received at noon. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldLeaveAllAsItWasWhenTheClockOfOneCrawlWasTenYearsBehind(int tasks) {
    for (boolean sameText : new boolean[] {true, false}) {
      start(tasks);
      take("a", TODAY, story("tide"), null);
      take("copy", TODAY.plusSeconds(600), story("tide"), null);
      take("a", TODAY.minus(Duration.ofDays(3650)), sameText ? story("tide") : story("x"), null);
      take("a", TODAY.plusSeconds(900), story("tide"), null);
      assertThat(simulation.view().decisions().get("a").isCanonical()).isTrue();
      assertThat(simulation.view().decisions().get("copy").canonicalId()).isEqualTo("a");
      forgetAll(TODAY.plus(Duration.ofDays(9)));
      assertThat(simulation.storedEntries())
          .as("nothing lives on: a body and its registrations")
          .isBetween(2, 1 + tasks);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldGoOnWithTheLatestEditionWhenTheFirstCrawlWasWrong(int tasks) {
    start(tasks);
    take("a", TODAY.minus(Duration.ofDays(3650)), story("tide"), null);
    take("a", TODAY, story("tide"), null);
    take("copy", TODAY.plusSeconds(600), story("tide"), null);
    assertThat(simulation.view().decisions().get("copy").canonicalId()).isEqualTo("a");
  }

  /** Months after, as a stream of before is fed: the time of receipt is far from all others. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldGoOnAsIfACrawlWhoseTimeIsNotBelievedHadNotBeen(int tasks) {
    start(tasks);
    Instant received = TODAY.plus(Duration.ofDays(200));
    takeUntimed("a", received, story("x"));
    take("a", TODAY, story("tide"), null);
    take("copy", TODAY.plusSeconds(600), story("tide"), null);
    takeUntimed("a", received.plusSeconds(9), story("y"));
    tickActive();
    take("more", TODAY.plusSeconds(900), story("tide"), null);
    assertThat(simulation.view().decisions().get("a").isCanonical()).isTrue();
    assertThat(simulation.view().decisions().get("copy").canonicalId()).isEqualTo("a");
    assertThat(simulation.view().decisions().get("more").canonicalId()).isEqualTo("a");
    assertThat(simulation.view().late()).isEmpty();
    assertThat(simulation.view().takeLog()).endsWith("duplicate more revision 1 of a");
  }

  @Test
  void shouldDecideACrawlWhoseTimeIsNotBelievedWhereThereIsNoOther() {
    start(1);
    takeUntimed("a", TODAY, story("tide"));
    takeUntimed("b", TODAY.plusSeconds(9), story("tide"));
    assertThat(simulation.view().decisions().get("b").canonicalId()).isEqualTo("a");
    simulation.view().takeLog();
    take("b", TODAY.plusSeconds(60), story("tide"), null);
    assertThat(simulation.view().takeLog())
        .as("the same text, at a time that is believed")
        .containsExactly("UNCHANGED b revision 1", "duplicate b revision 1 of a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldKnowAnArticleWhoseStateHasGone(int tasks) {
    start(tasks);
    take("a", TODAY, story("tide"), null);
    take("b", TODAY.plusSeconds(60), story("tide"), null);
    forgetAll(TODAY.plus(Duration.ofDays(9)));
    simulation.view().takeLog();

    take("a", TODAY.plus(Duration.ofDays(10)), story("tide"), null);
    take("b", TODAY.minusSeconds(9), story("older"), null);
    assertThat(simulation.view().takeLog())
        .containsExactly("UNCHANGED a revision 1", "SUPERSEDED b revision 1");
    take("a", TODAY.plus(Duration.ofDays(11)), story("mill"), null);
    take("b", TODAY.plus(Duration.ofDays(11)), story("quay"), null);
    assertThat(simulation.view().takeLog())
        .containsExactly("canonical a revision 2", "canonical b revision 2", "withdraw b");
    forgetAll(TODAY.plus(Duration.ofDays(30)));
    take("a", TODAY.plus(Duration.ofDays(31)), story("mill"), null);
    assertThat(simulation.view().takeLog()).endsWith("UNCHANGED a revision 2");
  }

  @Test
  void shouldForgetAnArticleThatIsNotReceivedForLong() {
    start(1);
    take("a", TODAY, story("tide"), null);
    forgetAll(TODAY.plus(Duration.ofDays(9)));
    simulation.pass(Simulation.REMEMBERED.minusDays(1));
    tickActive();
    assertThat(simulation.rememberedEntries()).isEqualTo(1);
    take("a", TODAY.plus(Duration.ofDays(99)), story("tide"), null);
    simulation.pass(Duration.ofDays(9));
    tickActive();
    assertThat(simulation.rememberedEntries())
        .as("it was received since, and another has gone")
        .isEqualTo(2);
    simulation.pass(Simulation.REMEMBERED.plusDays(2));
    tickActive();
    assertThat(simulation.rememberedEntries()).isZero();
  }

  private void forgetAll(Instant at) {
    take("next" + at.getEpochSecond(), at, story("next" + at.getEpochSecond()), null);
    simulation.tickAll(task -> task != simulation.homeOf("next" + at.getEpochSecond()));
  }

  private void tickActive() {
    simulation.tickAll(task -> false);
  }

  private void takeUntimed(String id, Instant at, String text) {
    simulation.take(new Article(id, null, at, "A title", text, null, false));
  }

  private void take(String id, Instant at, String text, String lane) {
    simulation.take(new Article(id, null, at, "A title", text, lane, true));
  }

  private static String story(String subject) {
    return IntStream.range(0, 60)
        .mapToObj(i -> subject + (char) ('a' + i % 26) + i / 26)
        .collect(Collectors.joining(" "));
  }
}
