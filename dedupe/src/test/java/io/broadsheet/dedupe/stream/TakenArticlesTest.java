package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.protocol.MemoryStore;
import io.broadsheet.dedupe.stream.ArticleLog.By;
import io.broadsheet.dedupe.stream.ArticleLog.Committed;
import io.broadsheet.dedupe.stream.ArticleLog.Partition;
import io.broadsheet.runtime.WorkerFaultException;
import org.junit.jupiter.api.Test;

/** What a task makes of the offsets of its group, when it has taken what was before 10. */
class TakenArticlesTest {

  private final MemoryStore store = new MemoryStore();

  private static Partition log(String topic, long begin, long end, Committed committed) {
    return new Partition("articles-1", topic, begin, end, committed);
  }

  private TakenArticles start(String topic, long begin, long end, Committed committed) {
    return TakenArticles.of(log(topic, begin, end, committed), store);
  }

  private void takeTen() {
    TakenArticles taken = start("a", 0, 0, null);
    for (int offset = 0; offset < 10; offset++) {
      assertThat(taken.take(offset)).isTrue();
    }
  }

  private static void assertTakesFrom(long offset, TakenArticles taken) {
    assertThat(taken.take(offset - 1)).isFalse();
    assertThat(taken.take(offset)).isTrue();
  }

  private void assertRefused(String sentence, Partition log) {
    assertThatThrownBy(() -> TakenArticles.of(log, store))
        .isInstanceOf(WorkerFaultException.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith("See 'Offsets' in docs/dedupe-operation.md.");
  }

  @Test
  void shouldBeginWhereTheLogBegins() {
    assertTakesFrom(5, start("a", 5, 9, null));
  }

  @Test
  void shouldBeginWhereItIsTold() {
    assertTakesFrom(7, start("a", 5, 9, new Committed(7, By.HAND)));
    assertTakesFrom(
        5, TakenArticles.of(log("a", 5, 9, new Committed(5, By.START)), new MemoryStore()));
  }

  @Test
  void shouldTakeNothingTwiceWhenTheOffsetsAreGoneOrSetBack() {
    takeTen();

    assertTakesFrom(10, start("a", 0, 20, null));
    assertTakesFrom(11, start("a", 0, 20, new Committed(0, By.START)));
    assertTakesFrom(12, start("a", 3, 20, new Committed(4, By.HAND)));
  }

  @Test
  void shouldGoOnWhereTheGroupHasCommittedWithTheState() {
    takeTen();

    assertTakesFrom(12, start("a", 12, 20, new Committed(12, By.TASK)));
  }

  @Test
  void shouldRefuseWhenArticlesAreGoneThatWereNotTaken() {
    takeTen();

    String sentence = "articles-1 begins at offset 11, and 10 was to be taken next";
    assertRefused(sentence, log("a", 11, 20, new Committed(10, By.TASK)));
    assertRefused(sentence, log("a", 11, 20, new Committed(11, By.START)));
    assertRefused(sentence, log("a", 11, 20, null));
    assertRefused(sentence, log("a", 11, 20, new Committed(15, By.HAND)));
  }

  @Test
  void shouldGoOnWithoutThemWhenAnOperatorSetsTheOffsetToTheBegin() {
    takeTen();

    assertTakesFrom(11, start("a", 11, 20, new Committed(11, By.HAND)));
  }

  @Test
  void shouldRefuseWhenTheOffsetWasSetAhead() {
    takeTen();

    assertRefused(
        "The offset of the group for articles-1 was set to 15, and 10 is to be taken next",
        log("a", 0, 20, new Committed(15, By.HAND)));
  }

  @Test
  void shouldRefuseALogThatEndsBeforeWhatWasTaken() {
    takeTen();

    assertRefused("articles-1 ends at offset 9", log("a", 0, 9, new Committed(9, By.TASK)));
  }

  @Test
  void shouldRefuseOffsetsOfAnotherState() {
    assertRefused(
        "The group has taken articles-1 up to offset 10, and the state knows of none of it",
        log("a", 0, 20, new Committed(10, By.TASK)));
  }

  @Test
  void shouldTakeATopicThatWasMadeAnewFromItsBegin() {
    takeTen();

    assertTakesFrom(0, start("b", 0, 3, new Committed(0, By.START)));
    assertTakesFrom(1, start("b", 0, 3, new Committed(1, By.TASK)));
  }

  @Test
  void shouldRefuseOffsetsOfATopicThatIsNoMore() {
    takeTen();

    assertRefused("was set to 10, and 0 is", log("b", 0, 20, new Committed(10, By.TASK)));
  }

  @Test
  void shouldCountOffsetsWithoutArticlesAsTakenOnceTheyAreCommitted() {
    takeTen();
    start("a", 0, 20, new Committed(10, By.TASK)).committed(12);

    assertTakesFrom(12, start("a", 12, 20, null));
  }
}
