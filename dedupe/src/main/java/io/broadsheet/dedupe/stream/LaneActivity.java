package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.Pulse;
import java.util.HashMap;
import java.util.Map;

/**
 * When an article of each lane came to a task last, by its clock. A lane that other tasks tell of
 * counts from when it is first heard of, as its articles may be on their way. Not thread-safe.
 */
final class LaneActivity {

  private static final String DEFAULT_LANE = "";

  private final Patience patience;
  private final Map<String, Long> latest = new HashMap<>();

  LaneActivity(Patience patience) {
    this.patience = patience;
  }

  /**
   * @param lane null for the default lane
   * @param now ms since 1970
   */
  void arrived(String lane, long now) {
    latest.put(lane == null ? DEFAULT_LANE : lane, now);
  }

  /** The default lane does not end. */
  Pulse pulse(String lane, long now) {
    long quiet = now - latest.computeIfAbsent(lane, first -> now);
    if (quiet > patience.laneEndsAfter().toMillis() && !lane.equals(DEFAULT_LANE)) {
      return Pulse.ENDED;
    }
    return quiet > patience.idleAfter().toMillis() ? Pulse.IDLE : Pulse.ACTIVE;
  }
}
