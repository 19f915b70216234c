package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Outcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncrementalDeciderTest {

  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
  private static final String HARBOUR = story("harbour");
  private static final String BRIDGE = story("bridge");

  private final InMemoryHomeStore store = new InMemoryHomeStore();
  private final IncrementalDecider decider = new IncrementalDecider(DedupeSettings.DEFAULT, store);

  @Test
  void shouldPointACopyToItsOriginal() {
    decider.add(article("a", 0, HARBOUR));
    Outcome outcome = decider.add(article("b", 1, HARBOUR));
    assertThat(outcome.kind()).isEqualTo(Kind.ADDED);
    assertThat(outcome.changes()).extracting(Change::id).containsExactly("b");
    assertThat(canonicalOf("b")).isEqualTo("a");
  }

  @Test
  void shouldRetractACanonicalArticleWhenAnEarlierCopyArrives() {
    decider.add(article("b", 5, HARBOUR));
    decider.add(article("c", 6, HARBOUR));
    Outcome outcome = decider.add(article("a", 0, HARBOUR));
    assertThat(outcome.changes())
        .extracting(
            Change::id,
            Change::publishesCanonical,
            Change::retractsCanonical,
            change -> change.after().canonicalId())
        .containsExactly(
            tuple("a", true, false, "a"),
            tuple("c", false, false, "a"),
            tuple("b", false, true, "a"));
  }

  @Test
  void shouldCountAnUnchangedCrawlAndStopThere() {
    decider.add(article("a", 0, HARBOUR));
    decider.add(article("b", 1, HARBOUR));
    Outcome outcome = decider.add(article("a", 9, HARBOUR));
    assertThat(outcome).isEqualTo(new Outcome(Kind.UNCHANGED, 1, false, List.of()));
  }

  @Test
  void shouldDecideAgainWhatDependedOnARevisedText() {
    decider.add(article("a", 0, HARBOUR));
    decider.add(article("b", 1, HARBOUR));
    decider.add(article("c", 2, HARBOUR));
    Outcome outcome = decider.add(article("a", 3, BRIDGE));
    assertThat(outcome.kind()).isEqualTo(Kind.REVISED);
    assertThat(outcome.revision()).isEqualTo(2);
    assertThat(outcome.changes())
        .extracting(Change::id, Change::revision, change -> change.after().canonicalId())
        .containsExactly(tuple("a", 2, "a"), tuple("b", 1, "b"), tuple("c", 1, "b"));
    assertThat(outcome.changes().get(1).withdrawsDuplicate()).isTrue();
  }

  @Test
  void shouldKeepARevisedArticleAtItsFirstPlaceInTheOrder() {
    decider.add(article("a", 0, HARBOUR));
    decider.add(article("b", 1, BRIDGE));
    Outcome outcome = decider.add(article("a", 2, BRIDGE));
    assertThat(canonicalOf("b")).isEqualTo("a");
    assertThat(outcome.changes()).extracting(Change::id).containsExactly("a", "b");
  }

  @Test
  void shouldKeepTheNewerTextWhenAnOlderCrawlArrivesLate() {
    decider.add(article("a", 5, HARBOUR));
    decider.add(article("b", 3, HARBOUR));
    assertThat(canonicalOf("a")).isEqualTo("b");
    Outcome outcome = decider.add(article("a", 1, BRIDGE));
    assertThat(outcome.kind()).isEqualTo(Kind.SUPERSEDED);
    assertThat(outcome.revision()).isEqualTo(1);
    assertThat(canonicalOf("a")).isEqualTo("a");
    assertThat(canonicalOf("b")).isEqualTo("a");
  }

  @Test
  void shouldTakeANewHeadlineForARevision() {
    decider.add(new Article("a", null, START, "Old", HARBOUR));
    Outcome outcome = decider.add(new Article("a", null, START.plusSeconds(9), "New", HARBOUR));
    assertThat(outcome.kind()).isEqualTo(Kind.REVISED);
    assertThat(outcome.changes()).hasSize(1);
    assertThat(outcome.changes().get(0).publishesCanonical()).isTrue();
  }

  @Test
  void shouldForgetWhatExpired() {
    decider.add(article("a", 0, HARBOUR));
    decider.add(article("b", 10, BRIDGE));
    assertThat(decider.expireBefore(START.plus(Duration.ofHours(10)))).containsExactly("a");
    assertThat(decider.decision("a")).isEmpty();
    assertThat(decider.add(article("c", 11, HARBOUR)).changes())
        .extracting(change -> change.after().isCanonical())
        .containsExactly(true);
    assertThat(canonicalOf("c")).isEqualTo("c");
  }

  @Test
  void shouldMarkAnArrivalFromBeforeWhatExpired() {
    decider.expireBefore(START.plus(Duration.ofHours(10)));
    assertThat(decider.add(article("a", 9, HARBOUR)).late()).isTrue();
    assertThat(decider.add(article("b", 10, HARBOUR)).late()).isFalse();
    assertThat(canonicalOf("b")).isEqualTo("a");
  }

  @Test
  void shouldKeepAnArticleAsLongAsItIsCrawled() {
    decider.add(article("a", 0, HARBOUR));
    decider.add(article("a", 20, HARBOUR));
    assertThat(decider.expireBefore(START.plus(Duration.ofHours(10)))).isEmpty();
    assertThat(decider.add(article("a", 30, HARBOUR)).kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(decider.expireBefore(START.plus(Duration.ofHours(40)))).containsExactly("a");
  }

  @Test
  void shouldLeaveNothingBehindWhenAllHasExpired() {
    for (int i = 0; i < 50; i++) {
      decider.add(article("a" + i % 20, i, i % 3 == 0 ? HARBOUR : BRIDGE));
    }
    decider.expireBefore(START.plus(Duration.ofDays(9)));
    store.forEach((id, home) -> assertThat(id).isNull());
    assertThat(decider.indexedKeys()).isZero();
  }

  @Test
  void shouldDecideAStoryThatIsCarriedThousandsOfTimes() {
    for (int i = 0; i < 5_000; i++) {
      decider.add(article("copy" + i, i % 70, HARBOUR + " Copy number " + i));
    }
    String canonical = canonicalOf("copy0");
    assertThat(IntStream.range(0, 5_000).mapToObj(i -> canonicalOf("copy" + i)))
        .containsOnly(canonical);
  }

  private String canonicalOf(String id) {
    return decider.decision(id).map(Decision::canonicalId).orElseThrow();
  }

  private static Article article(String id, int hour, String text) {
    return new Article(id, null, START.plus(Duration.ofHours(hour)), "A title", text);
  }

  private static String story(String subject) {
    return String.join(
        " ",
        IntStream.range(0, 60).mapToObj(i -> subject + (char) ('a' + i % 26) + i / 26).toList());
  }
}
