package io.broadsheet.dedupe.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.dedupe.protocol.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions on wire news of 1987: resends, corrections, cut copies, and notices by template. */
class WireStoriesTest {

  private record Pair(String a, String b, String label) {}

  private List<Article> articles;
  private Map<String, Decision> decisions;

  @BeforeEach
  void decide() {
    articles = SharedData.articleLines("dedupe/reuters21578.jsonl.gz");
    decisions =
        new Oracle(DedupeSettings.DEFAULT)
            .decide(articles).stream().collect(Collectors.toMap(Decision::id, d -> d));
  }

  @Test
  void shouldAgreeWithJudgedPairs() throws IOException {
    List<Pair> pairs = pairs("dedupe/judged_pairs_dev.tsv");
    System.out.printf(
        "judged pairs: F1 %.4f, dev %.4f, held out %.4f%n",
        f1(pairs, pair -> true),
        f1(pairs, pair -> !SharedData.isHeldOut(pair.a())),
        f1(pairs, pair -> SharedData.isHeldOut(pair.a())));
    assertThat(f1(pairs, pair -> true)).isGreaterThanOrEqualTo(0.965);
  }

  @Test
  void shouldFindPairsWithLongCommonRuns() throws IOException {
    List<Pair> pairs = pairs("dedupe/silver_pairs.tsv");
    double recall = (double) pairs.stream().filter(this::isMerged).count() / pairs.size();
    System.out.printf("silver pairs: recall %.4f%n", recall);
    assertThat(recall).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void shouldNeitherChainNorPileUp() {
    assertThat(decisions.values())
        .allMatch(decision -> decisions.get(decision.canonicalId()).isCanonical());
    assertThat(
            decisions.values().stream()
                .collect(Collectors.groupingBy(Decision::canonicalId, Collectors.counting()))
                .values())
        .allMatch(size -> size < 15);
  }

  @Test
  void shouldDecideTheShuffledStreamAlikeInSeveralTasks() {
    Collections.shuffle(articles, new Random(7));
    Simulation simulation =
        Simulation.unwatched(7, 4, DedupeSettings.DEFAULT, Duration.ofDays(1000));
    assertThat(simulation.run(articles, 0.001).decisions()).isEqualTo(decisions);
  }

  private double f1(List<Pair> pairs, Predicate<Pair> which) {
    long found = count(pairs, which.and(pair -> pair.label().equals("dup")).and(this::isMerged));
    long dups = count(pairs, which.and(pair -> pair.label().equals("dup")));
    long wrong =
        count(pairs, which.and(pair -> pair.label().equals("distinct")).and(this::isMerged));
    return 2.0 * found / (found + wrong + dups);
  }

  private static long count(List<Pair> pairs, Predicate<Pair> which) {
    return pairs.stream().filter(which).count();
  }

  private boolean isMerged(Pair pair) {
    return decisions.get(pair.a()).canonicalId().equals(decisions.get(pair.b()).canonicalId());
  }

  private static List<Pair> pairs(String name) throws IOException {
    return Files.readAllLines(SharedData.path(name)).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(columns -> new Pair(columns[0], columns[1], columns[2]))
        .toList();
  }
}
