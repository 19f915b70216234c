package io.broadsheet.containers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.containers.Engine;
import io.broadsheet.containers.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to the containers, nothing is lost and nothing doubled. Takes {@code
 * -Dfaults.minutes}, and at least one round of faults.
 */
class FaultsIT {

  private static final int BATCH = 1_000;
  private static final long MOMENT_MS = 2_000;

  private final long seed = Long.getLong("faults.seed");
  private final Duration length = Duration.ofMinutes(Integer.getInteger("faults.minutes"));
  private final int batches = Integer.getInteger("faults.pages") / BATCH;
  private final List<Report.Event> events = new ArrayList<>();
  private long begin;

  @Test
  void shouldLoseAndDoubleNothing() throws Exception {
    Engine.require();
    try (Pipeline pipeline = new Pipeline();
        ClusterView view = new ClusterView(pipeline.cluster())) {
      for (Role role : Role.values()) {
        Waiting.until("all run", () -> view.isStable(role, Pipeline.WORKERS));
      }
      Feeder feeder =
          new Feeder(
              pipeline, seed, batches, BATCH, length.multipliedBy(9).dividedBy(10L * batches));
      Watcher watcher = new Watcher(pipeline.cluster());
      Thread watching = new Thread(watcher, "watcher");
      Thread feeding = new Thread(feeder, "feeder");
      watching.start();
      feeding.start();
      begin = System.nanoTime();
      strikeForAWhile(new Striker(pipeline, feeder, view), view, pipeline);
      long seconds = Math.round(since(begin));
      feeding.join();
      Verdict verdict = judge(pipeline, feeder, watcher, watching);
      Report report = new Report(seed, seconds, pipeline.restarts(), events, verdict);
      report.write(Path.of(System.getProperty("faults.report")));
      System.err.println(report.text());
      assertThat(verdict.wrong()).isEmpty();
      assertThat(verdict.pages()).isEqualTo(batches * BATCH);
      assertThat(verdict.duplicates()).isPositive();
      assertThat(verdict.retracted()).isPositive();
    }
  }

  private void strikeForAWhile(Striker striker, ClusterView view, Pipeline pipeline)
      throws InterruptedException {
    Plan plan = new Plan(seed);
    do {
      for (Fault fault : plan.nextRound()) {
        strike(fault, striker, view, pipeline);
      }
    } while (since(begin) < length.toSeconds());
  }

  private void strike(Fault fault, Striker striker, ClusterView view, Pipeline pipeline)
      throws InterruptedException {
    double at = since(begin);
    long struck = System.nanoTime();
    CompletableFuture<Double> failover =
        CompletableFuture.supplyAsync(() -> failover(struck, view, pipeline));
    String target = striker.strike(fault);
    double lasted = since(struck);
    long healed = System.nanoTime();
    Recovery.await(view, pipeline.cluster());
    double recovered = since(healed);
    events.add(new Report.Event(fault.kind(), target, at, lasted, failover.join(), recovered));
    System.err.println("fault: " + events.get(events.size() - 1));
  }

  /** Seconds until what was there a moment after a fault has been processed. */
  private static double failover(long struck, ClusterView view, Pipeline pipeline) {
    try {
      Thread.sleep(MOMENT_MS);
      Recovery.await(view, pipeline.cluster());
      return since(struck);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Verdict judge(Pipeline pipeline, Feeder feeder, Watcher watcher, Thread watching)
      throws Exception {
    Recovery.await(new ClusterView(pipeline.cluster()), pipeline.cluster());
    watching.interrupt();
    watching.join();
    return Verdict.of(pipeline.cluster(), watcher, feeder.fed());
  }

  private static double since(long nanos) {
    return Math.round((System.nanoTime() - nanos) / 1e8) / 10.0;
  }
}
