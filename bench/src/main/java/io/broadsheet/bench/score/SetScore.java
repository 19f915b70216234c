package io.broadsheet.bench.score;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How well the texts of a set of pages agree with their gold texts.
 *
 * @param precision mean over the pages that have a text
 * @param recall mean over the pages that have a gold text
 * @param exact share of the pages whose text has just the words of the gold text
 */
public record SetScore(int pages, double precision, double recall, double exact) {

  public static SetScore of(List<PageScore> scores) {
    return new SetScore(
        scores.size(),
        mean(scores, PageScore::precision),
        mean(scores, PageScore::recall),
        scores.stream().mapToInt(score -> score.exact() ? 1 : 0).average().orElse(0));
  }

  /** Of the two means. */
  public double f1() {
    double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }

  private static double mean(List<PageScore> scores, Function<PageScore, OptionalDouble> part) {
    return scores.stream().map(part).flatMapToDouble(OptionalDouble::stream).average().orElse(0);
  }
}
