package io.broadsheet.containers.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets a plan happen to a pipeline, and notes how long it took to get over each fault. */
final class Drill {

  private static final long MOMENT_MS = 1_000;

  private final ClusterView view;
  private final Pipeline pipeline;
  private final Feeder feeder;
  private final Striker striker;
  private final Probes probes;
  private final List<Report.Event> events = new ArrayList<>();
  private final long begin = System.nanoTime();

  Drill(Pipeline pipeline, ClusterView view, Feeder feeder, Probes probes, Poison poison) {
    this.pipeline = pipeline;
    this.view = view;
    this.feeder = feeder;
    this.probes = probes;
    this.striker = new Striker(pipeline, feeder, view, poison);
  }

  /** Whole rounds, until that much time is over. */
  List<Report.Event> run(Plan plan, Duration length) throws InterruptedException {
    do {
      for (Fault fault : plan.nextRound()) {
        if (canStrike(fault)) {
          events.add(strike(fault));
          System.err.println("fault: " + events.get(events.size() - 1));
        }
      }
    } while (seconds() < length.toSeconds());
    return events;
  }

  /** No ingest runs any more when everything is fed, which on a quick machine is before the end. */
  private boolean canStrike(Fault fault) {
    return !(fault instanceof Fault.KillIngest) || feeder.hasMore();
  }

  /** Since it began. */
  double seconds() {
    return since(begin);
  }

  private Report.Event strike(Fault fault) throws InterruptedException {
    double at = seconds();
    long struck = System.nanoTime();
    CompletableFuture<Double> failover = CompletableFuture.supplyAsync(() -> failover(struck));
    String target = striker.strike(fault);
    double lasted = since(struck);
    long healed = System.nanoTime();
    Recovery.await(view, pipeline.cluster());
    return new Report.Event(fault.kind(), target, at, lasted, failover.join(), since(healed));
  }

  private double failover(long struck) {
    try {
      Thread.sleep(MOMENT_MS);
      probes.send();
      Recovery.await(view, pipeline.cluster());
      return since(struck);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double since(long nanos) {
    return Math.round((System.nanoTime() - nanos) / 1e8) / 10.0;
  }
}
