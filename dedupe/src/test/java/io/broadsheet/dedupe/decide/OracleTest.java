package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OracleTest {

  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
  private static final Oracle ORACLE = new Oracle(DedupeSettings.DEFAULT);

  @Test
  void shouldDecideInTheOrderOfTheArticlesAndNotOfTheInput() {
    assertThat(
            ORACLE.decide(
                List.of(
                    article("late", 2, words(0, 60)),
                    article("b", 1, words(0, 60)),
                    article("a", 1, words(0, 60)))))
        .extracting(Decision::id, Decision::canonicalId)
        .containsExactly(tuple("a", "a"), tuple("b", "a"), tuple("late", "a"));
  }

  @Test
  void shouldNotChain() {
    List<Decision> decisions =
        ORACLE.decide(
            List.of(
                article("a", 0, words(0, 60)),
                article("b", 1, words(15, 75)),
                article("c", 2, words(30, 90))));
    assertThat(decisions)
        .extracting(Decision::canonicalId)
        .as("c matches b, but b is no canonical article and c does not match a")
        .containsExactly("a", "a", "c");
  }

  @Test
  void shouldPointToTheBestOfSeveralCanonicalArticles() {
    List<Decision> decisions =
        ORACLE.decide(
            List.of(
                article("a", 0, words(0, 60)),
                article("b", 1, words(30, 90)),
                article("c", 2, words(12, 72)),
                article("d", 3, words(18, 78)),
                article("e", 4, words(30, 90))));
    assertThat(decisions)
        .extracting(Decision::canonicalId)
        .containsExactly("a", "b", "a", "b", "b");
    assertThat(decisions.get(4).match().relation()).isEqualTo(Relation.EXACT);
  }

  @Test
  void shouldMatchUpToTheEndOfTheWindow() {
    assertThat(
            ORACLE.decide(
                List.of(
                    article("a", 0, words(0, 60)),
                    article("b", 72, words(0, 60)),
                    article("c", 73, words(0, 60)),
                    article("d", 74, words(0, 60)))))
        .extracting(Decision::canonicalId)
        .containsExactly("a", "a", "c", "c");
  }

  @Test
  void shouldLeaveArticlesWithoutWordsAlone() {
    assertThat(ORACLE.decide(List.of(article("a", 0, ""), article("b", 1, " …"))))
        .allMatch(Decision::isCanonical);
  }

  @Test
  void shouldDecideNothingAboutNothing() {
    assertThat(ORACLE.decide(List.of())).isEmpty();
  }

  private static Article article(String id, int hour, String text) {
    return new Article(id, null, START.plus(Duration.ofHours(hour)), null, text);
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
  }
}
