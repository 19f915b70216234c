package io.broadsheet.bench.worker;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Medians over rounds. */
final class Median {

  private Median() {}

  static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
    return of(rounds.stream().mapToDouble(figure));
  }

  /** Of what two contestants' figures make together, round by round. */
  static <T> double of(List<T> rounds, List<T> others, ToDoubleBiFunction<T, T> figure) {
    return of(
        IntStream.range(0, rounds.size())
            .mapToDouble(round -> figure.applyAsDouble(rounds.get(round), others.get(round))));
  }

  private static double of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
