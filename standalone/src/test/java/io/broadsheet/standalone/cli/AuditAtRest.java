package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.audit.Audit;
import java.time.Duration;

/**
 * Audits until nothing moves: a copy that came first is canonical until its original is decided.
 */
final class AuditAtRest {

  private static final long SETTLED_MS = 2_000;

  private AuditAtRest() {}

  /** What two audits in a row found. */
  static Audit.Result run(ClusterConfig cluster, Duration patience) throws InterruptedException {
    Audit.Result before;
    Audit.Result now = new Audit(cluster, patience).run();
    do {
      before = now;
      Thread.sleep(SETTLED_MS);
      now = new Audit(cluster, patience).run();
    } while (!now.equals(before));
    return now;
  }
}
