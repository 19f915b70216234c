package io.broadsheet.runtime.health;

/** What probes ask. Implementations are thread-safe and answer at once. */
public interface Health {

  /** Bad when only a restart can help. */
  Verdict live();

  /** Good while work is done. */
  Verdict ready();

  /** Good as soon as it has been ready once. */
  Verdict started();
}
