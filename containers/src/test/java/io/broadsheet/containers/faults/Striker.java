package io.broadsheet.containers.faults;

import io.broadsheet.containers.Box;
import io.broadsheet.containers.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes faults happen, and puts right what does not come back by itself. */
final class Striker {

  private static final long RESTART_MS = 2_000;
  private static final long AWAY_MS = (Pipeline.SESSION_TIMEOUT_SECONDS + 5) * 1000L;

  private final Pipeline pipeline;
  private final Feeder feeder;
  private final ClusterView view;
  private final Poison poison;

  Striker(Pipeline pipeline, Feeder feeder, ClusterView view, Poison poison) {
    this.pipeline = pipeline;
    this.feeder = feeder;
    this.view = view;
    this.poison = poison;
  }

  /** Returns what it struck, when it is over and everything that was stopped runs again. */
  String strike(Fault fault) throws InterruptedException {
    if (fault instanceof Fault.KillWorker kill) {
      return killed(pipeline.workers(kill.role()).get(kill.index()));
    } else if (fault instanceof Fault.PauseWorker pause) {
      return paused(pipeline.workers(pause.role()).get(pause.index()));
    } else if (fault instanceof Fault.CutWorker cut) {
      return cutOff(pipeline.workers(cut.role()).get(cut.index()));
    } else if (fault instanceof Fault.KillIngest) {
      return feeder.killNext();
    } else if (fault instanceof Fault.KillBroker kill) {
      String name = killed(pipeline.site().brokers().get(kill.index()));
      Waiting.until("brokers are in sync", view::isWhole);
      return name;
    } else if (fault instanceof Fault.RestartBrokers) {
      return restartBrokers();
    } else if (fault instanceof Fault.StopRegistry) {
      return stopRegistry();
    } else if (fault instanceof Fault.Scale scale) {
      return scale(scale.role());
    } else if (fault instanceof Fault.RollWorkers) {
      return rollWorkers();
    } else if (fault instanceof Fault.DamageStore damage) {
      return damaged(pipeline.workers(Role.DEDUPE), damage.index());
    } else if (fault instanceof Fault.Poison) {
      return poison.strike() + " records";
    }
    throw new IllegalArgumentException(fault.toString());
  }

  private static String killed(Box box) throws InterruptedException {
    box.kill();
    Thread.sleep(RESTART_MS);
    box.start();
    return box.name();
  }

  /**
   * Damages a store of the worker, or of the next that has one with a file: a worker may be without
   * tasks. Each is stopped well, so that what it knows is in files.
   */
  private static String damaged(List<Box> workers, int first) throws InterruptedException {
    for (int i = 0; i < workers.size(); i++) {
      Box box = workers.get((first + i) % workers.size());
      box.stop();
      Optional<Path> file = DamagedStore.damage(box.volume());
      box.start();
      if (file.isPresent()) {
        return box.name() + " " + file.get();
      }
    }
    return "none, as no store has a file yet";
  }

  private static String paused(Box box) throws InterruptedException {
    box.pause();
    Thread.sleep(AWAY_MS);
    box.unpause();
    return box.name();
  }

  private static String cutOff(Box box) throws InterruptedException {
    box.cut();
    Thread.sleep(AWAY_MS);
    box.reconnect();
    return box.name();
  }

  private String restartBrokers() throws InterruptedException {
    for (Box broker : pipeline.site().brokers()) {
      broker.stop();
      broker.start();
      Waiting.until("brokers are in sync", view::isWhole);
    }
    return "all brokers";
  }

  private String stopRegistry() throws InterruptedException {
    pipeline.site().registry().stop();
    Thread.sleep(AWAY_MS);
    pipeline.site().registry().start();
    Waiting.until("the registry answers", this::registryAnswers);
    return "registry";
  }

  private boolean registryAnswers() throws Exception {
    URI subjects = URI.create(pipeline.cluster().registryUrl() + "/subjects");
    return HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(subjects).build(), HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  private String scale(Role role) throws InterruptedException {
    pipeline.remove(role);
    awaitStable(role);
    pipeline.add(role);
    pipeline.add(role);
    awaitStable(role);
    pipeline.remove(role);
    pipeline.remove(role);
    awaitStable(role);
    pipeline.add(role);
    awaitStable(role);
    return role.worker + " 2-1-3-1-2";
  }

  private String rollWorkers() throws InterruptedException {
    for (Role role : Role.values()) {
      for (Box worker : pipeline.workers(role)) {
        worker.stop();
        worker.start();
        awaitStable(role);
      }
    }
    return "all workers";
  }

  private void awaitStable(Role role) throws InterruptedException {
    int members = pipeline.workers(role).size();
    Waiting.until(role.worker + " is stable", () -> view.isStable(role, members));
  }
}
