package io.broadsheet.bench.race;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Runs lanes turn by turn: all take their first turn, then all take their second, each time in
 * another order. A disturbance from outside so hits all of them alike. What is measured is the CPU
 * time of the calling thread; garbage collection and compilation have threads of their own.
 */
public final class Race {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Lane> lanes;
  private final IntConsumer progress;
  private long checksum;

  /**
   * @param lanes all with the same number of turns
   * @param progress is told the number of each round that is over, from 1
   */
  public Race(List<Lane> lanes, IntConsumer progress) {
    if (lanes.stream().mapToInt(lane -> lane.turns().size()).distinct().count() != 1) {
      throw new IllegalArgumentException("Lanes need the same number of turns.");
    }
    this.lanes = List.copyOf(lanes);
    this.progress = progress;
  }

  /**
   * @param warmUps rounds that are run first and not counted
   * @param rounds at least 1
   * @return one result a lane, in their order
   */
  public List<Laps> run(int warmUps, int rounds) {
    double[][] seconds = new double[lanes.size()][rounds];
    for (int round = -warmUps; round < rounds; round++) {
      for (int turn = 0; turn < lanes.get(0).turns().size(); turn++) {
        for (int i = 0; i < lanes.size(); i++) {
          int lane = Math.floorMod(i + turn + round, lanes.size());
          double taken = time(lanes.get(lane).turns().get(turn));
          if (round >= 0) {
            seconds[lane][round] += taken;
          }
        }
      }
      progress.accept(round + warmUps + 1);
    }
    List<Laps> results = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      results.add(new Laps(lanes.get(i).name(), seconds[i]));
    }
    return results;
  }

  /** Depends on the outcome of every turn so far. */
  public long checksum() {
    return checksum;
  }

  private double time(LongSupplier turn) {
    long before = THREADS.getCurrentThreadCpuTime();
    checksum = checksum * 31 + turn.getAsLong();
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
  }
}
