package io.broadsheet.runtime.health;

import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * A worker at a moment, judged.
 *
 * @param hasRun whether it has processed records once
 * @param failure the fault that stopped it, as a sentence, or null
 * @param retrying the passing fault after which it begins anew, as a sentence, or null
 * @param threads that live
 * @param restoring whether stores are being restored
 * @param recordsLeft of the changelogs to restore
 * @param loading tasks that read their state and take no records yet
 * @param tasks that it has, standby tasks included
 */
public record WorkerStatus(
    State state,
    boolean hasRun,
    String failure,
    String retrying,
    int threads,
    boolean restoring,
    long recordsLeft,
    int loading,
    int tasks)
    implements Health {

  /** It is well: there are more threads than partitions, and it takes over from who leaves. */
  public static final String WITHOUT_TASKS = "waits without tasks";

  @Override
  public Verdict live() {
    if (failure != null) {
      return Verdict.bad("stopped: " + failure);
    }
    return switch (state) {
      case ERROR, PENDING_ERROR, NOT_RUNNING -> Verdict.bad(lower(state));
      case RUNNING, REBALANCING ->
          threads == 0 && retrying == null
              ? Verdict.bad("all threads have stopped")
              : Verdict.good(activity());
      default -> Verdict.good(activity());
    };
  }

  @Override
  public Verdict ready() {
    Verdict live = live();
    boolean works =
        live.good() && state == State.RUNNING && retrying == null && !restoring && loading == 0;
    return works ? live : Verdict.bad(live.reason());
  }

  @Override
  public Verdict started() {
    return hasRun ? Verdict.good("has started") : Verdict.bad(live().reason());
  }

  private String activity() {
    if (retrying != null) {
      return "retries after: " + retrying;
    }
    if (loading > 0 && !restoring) {
      return "loading state: tasks left: " + loading;
    }
    if (restoring) {
      return String.format(Locale.ROOT, "restores: %,d records left", recordsLeft);
    }
    return state == State.RUNNING && tasks == 0 ? WITHOUT_TASKS : lower(state);
  }

  private static String lower(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
