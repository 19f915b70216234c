package io.broadsheet.runtime;

import io.broadsheet.runtime.health.Health;
import io.broadsheet.runtime.health.Verdict;
import java.util.function.Supplier;

/** Judges a status that is taken for each question. */
record LatestStatus(Supplier<? extends Health> status) implements Health {

  @Override
  public Verdict live() {
    return status.get().live();
  }

  @Override
  public Verdict ready() {
    return status.get().ready();
  }

  @Override
  public Verdict started() {
    return status.get().started();
  }
}
