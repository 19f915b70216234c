package io.broadsheet.bench.race;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a lane took.
 *
 * @param cpuSeconds one figure a round
 */
public record Laps(String name, double[] cpuSeconds) {

  /** Median over the rounds. */
  public double perCpuSecond(int units) {
    return units / median(Arrays.stream(cpuSeconds).toArray());
  }

  /** How many times as fast as another lane of the same race: the median of the rounds' ratios. */
  public double speedBeside(Laps other) {
    return median(
        IntStream.range(0, cpuSeconds.length)
            .mapToDouble(round -> other.cpuSeconds[round] / cpuSeconds[round])
            .toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
