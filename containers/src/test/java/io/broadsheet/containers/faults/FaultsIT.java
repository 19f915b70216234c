package io.broadsheet.containers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.containers.Engine;
import io.broadsheet.containers.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to the containers, nothing is lost and nothing doubled. Takes {@code
 * -Dfaults.minutes}, and at least one round of faults.
 */
class FaultsIT {

  private static final int BATCH = 1_000;

  private final long seed = Long.getLong("faults.seed");
  private final Duration length = Duration.ofMinutes(Integer.getInteger("faults.minutes"));
  private final int batches = Integer.getInteger("faults.pages") / BATCH;

  @Test
  void shouldLoseAndDoubleNothing() throws Exception {
    Engine.require();
    try (Pipeline pipeline = new Pipeline();
        ClusterView view = new ClusterView(pipeline.cluster());
        Probes probes = new Probes(pipeline, seed + 1);
        Poison poison = new Poison(pipeline.cluster(), seed)) {
      for (Role role : Role.values()) {
        Waiting.until("all run", () -> view.isStable(role, Pipeline.WORKERS));
      }
      Report report = drill(pipeline, view, probes, poison);
      report.write(Path.of(System.getProperty("faults.report")));
      System.err.println(report.text());

      assertThat(report.verdict().wrong()).isEmpty();
      assertThat(report.verdict().duplicates()).isPositive();
      assertThat(report.verdict().retracted()).isPositive();
    }
  }

  private Report drill(Pipeline pipeline, ClusterView view, Probes probes, Poison poison)
      throws Exception {
    Duration interval = length.multipliedBy(9).dividedBy(10L * batches);
    Feeder feeder = new Feeder(pipeline, seed, batches, BATCH, interval);
    Watcher watcher = new Watcher(pipeline.cluster());
    Thread watching = new Thread(watcher, "watcher");
    Thread feeding = new Thread(feeder, "feeder");
    watching.start();
    feeding.start();
    Drill drill = new Drill(pipeline, view, feeder, probes, poison);
    List<Report.Event> events = drill.run(new Plan(seed), length);
    long seconds = Math.round(drill.seconds());
    feeding.join();
    Recovery.await(view, pipeline.cluster());
    watching.interrupt();
    watching.join();
    int fed = feeder.fed() + probes.sent() + poison.sentAsPages();
    Verdict verdict = Verdict.of(pipeline.cluster(), watcher, fed, poison.sent());
    return new Report(seed, seconds, pipeline.restarts(), events, verdict);
  }
}
