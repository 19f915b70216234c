package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What consumers are told, and in which order, when an article changes what was decided. */
class RecrawlTest {

  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
  private static final String HARBOUR = story("harbour");
  private static final String BRIDGE = story("bridge");

  private Simulation simulation;

  private void start(int tasks) {
    simulation = new Simulation(3, tasks, DedupeSettings.DEFAULT, Duration.ofDays(1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldPointACopyToItsOriginal(int tasks) {
    start(tasks);
    add("a", 0, HARBOUR);
    assertThat(add("b", 1, HARBOUR)).containsExactly("duplicate b revision 1 of a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldTellTheNewCanonicalArticleFirstAndTheTombstoneLast(int tasks) {
    start(tasks);
    add("b", 5, HARBOUR);
    add("c", 6, HARBOUR);
    List<String> told = add("a", 0, HARBOUR);
    assertThat(told)
        .containsExactlyInAnyOrder(
            "canonical a revision 1",
            "duplicate c revision 1 of a",
            "duplicate b revision 1 of a",
            "retract b");
    assertThat(told).startsWith("canonical a revision 1").endsWith("retract b");
    assertThat(told)
        .as("what followed b has moved before b goes")
        .containsSubsequence("duplicate c revision 1 of a", "retract b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldCountAnUnchangedCrawlAndStopThere(int tasks) {
    start(tasks);
    add("a", 0, HARBOUR);
    add("b", 1, HARBOUR);
    assertThat(add("a", 9, HARBOUR)).containsExactly("UNCHANGED a revision 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldMoveFollowersBeforeARevisionTakesTheirOriginalAway(int tasks) {
    start(tasks);
    add("a", 0, HARBOUR);
    add("b", 1, HARBOUR);
    add("c", 2, HARBOUR);
    List<String> told = add("a", 3, BRIDGE);
    assertThat(told)
        .containsSubsequence(
            "canonical b revision 1", "duplicate c revision 1 of b", "canonical a revision 2");
    assertThat(told).startsWith("SUPERSEDED a revision 2").contains("withdraw b");
    assertThat(canonicalOf("c")).isEqualTo("b");
    assertThat(canonicalOf("b")).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldKeepARevisedArticleAtItsFirstPlaceInTheOrder(int tasks) {
    start(tasks);
    add("a", 0, HARBOUR);
    add("b", 1, BRIDGE);
    add("a", 2, BRIDGE);
    assertThat(canonicalOf("a")).isEqualTo("a");
    assertThat(canonicalOf("b")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldMoveAnArticleToTheFrontWhenAnOlderCrawlArrivesLate(int tasks) {
    start(tasks);
    add("a", 5, HARBOUR);
    add("b", 3, HARBOUR);
    assertThat(canonicalOf("a")).isEqualTo("b");
    assertThat(add("a", 1, BRIDGE)).contains("SUPERSEDED a revision 1");
    assertThat(canonicalOf("a")).isEqualTo("a");
    assertThat(canonicalOf("b")).as("the newer text of a stands").isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldTakeANewHeadlineForARevision(int tasks) {
    start(tasks);
    take(new Article("a", null, START, "Old", HARBOUR));
    assertThat(take(new Article("a", null, START.plusSeconds(9), "New", HARBOUR)))
        .containsExactly("SUPERSEDED a revision 2", "canonical a revision 2");
  }

  @ParameterizedTest
  @CsvSource({"3.5, 35", "U.S, US", "it said, It said", "yes!, yes?"})
  void shouldTakeACorrectedPointOrCapitalForARevision(String before, String after) {
    start(3);
    add("a", 0, HARBOUR + " " + before);
    add("b", 1, HARBOUR + " " + before);
    assertThat(add("a", 2, HARBOUR + "  \t" + before)).containsExactly("UNCHANGED a revision 1");
    assertThat(add("a", 3, HARBOUR + " " + after))
        .startsWith("SUPERSEDED a revision 2")
        .contains("canonical a revision 2");
    assertThat(canonicalOf("b")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldPublishTheLastOfTwoRevisionsThatComeAtOnce(int tasks) {
    start(tasks);
    add("b", 1, BRIDGE);
    simulation.takeAll(
        List.of(
            article("a", 0, HARBOUR), article("a", 2, BRIDGE), article("a", 3, story("tower"))));
    assertThat(simulation.view().takeLog())
        .contains("canonical a revision 3")
        .as("overtaken before it was decided")
        .doesNotContain("canonical a revision 1");
    assertThat(canonicalOf("b")).as("only the last text counts").isEqualTo("b");
  }

  private List<String> add(String id, int hour, String text) {
    return take(article(id, hour, text));
  }

  private List<String> take(Article article) {
    simulation.view().takeLog();
    simulation.take(article);
    return simulation.view().takeLog();
  }

  private String canonicalOf(String id) {
    return simulation.view().decisions().get(id).canonicalId();
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
