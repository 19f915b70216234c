package io.broadsheet.containers.faults;

import io.broadsheet.containers.Box;
import io.broadsheet.containers.Images;
import io.broadsheet.containers.Limits;
import io.broadsheet.containers.Site;
import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Three brokers, the registry, and two of each worker in containers. */
final class Pipeline implements AutoCloseable {

  static final int BROKERS = 3;
  static final int WORKERS = 2;
  private static final int PARTITIONS = 4;

  /**
   * Sooner than the default, so that more faults fit in; the pauses of {@link Striker} go beyond.
   */
  static final int SESSION_TIMEOUT_SECONDS = 10;

  /**
   * Longer than the default: all share one machine, and each commit costs every broker some work.
   */
  private static final int COMMIT_INTERVAL_MS = 500;

  /** Workers that start often should spend little on compiling. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final Site site;
  private final Map<Role, List<Box>> workers = new EnumMap<>(Role.class);
  private final List<Box> all = new ArrayList<>();

  Pipeline() throws InterruptedException {
    site = new Site(BROKERS, PARTITIONS);
    for (Role role : Role.values()) {
      workers.put(role, new ArrayList<>());
      for (int i = 0; i < WORKERS; i++) {
        add(role);
      }
    }
  }

  ClusterConfig cluster() {
    return site.cluster();
  }

  Site site() {
    return site;
  }

  /** The workers of a role, in the order in which they came. */
  List<Box> workers(Role role) {
    return List.copyOf(workers.get(role));
  }

  /** Starts one more. */
  void add(Role role) {
    Box box =
        site.worker(
                role.worker + "-" + (all.size() + 1),
                role.image,
                role.limitMib,
                "worker",
                role.worker)
            .variable("BROADSHEET_KAFKA_SESSION_TIMEOUT_MS", SESSION_TIMEOUT_SECONDS * 1000)
            .variable("BROADSHEET_COMMIT_INTERVAL", COMMIT_INTERVAL_MS + "ms")
            .variable("JDK_JAVA_OPTIONS", QUICK_START)
            .restartOnFailure();
    all.add(box);
    workers.get(role).add(box.start());
  }

  /** Stops the one that came last. */
  void remove(Role role) {
    List<Box> all = workers.get(role);
    all.remove(all.size() - 1).stop();
  }

  /** How often workers ended by themselves and were started again. */
  int restarts() {
    return all.stream().mapToInt(Box::restarts).sum();
  }

  /** An ingest of one file, which goes on where it was when it is started again. */
  Box ingest(int number, Path folder, String file) {
    return site.worker(
            "ingest-" + number,
            Images.INGEST,
            Limits.INGEST_MIB,
            "ingest",
            "--checkpoint",
            "/var/lib/broadsheet/" + file + ".checkpoint",
            "/data/" + file)
        .variable("JDK_JAVA_OPTIONS", QUICK_START)
        .mount(folder.toString(), "/data");
  }

  @Override
  public void close() {
    site.close();
  }
}
