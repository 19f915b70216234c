package io.broadsheet.dedupe.protocol;

import java.time.Instant;
import java.util.Map;

/**
 * The times before which nothing of a lane is needed any more. Of a lane that is not among them
 * nothing is: it has ended.
 *
 * @param byLane {@link Instant#MIN} while it is not known, {@link Instant#MAX} when it has ended
 */
record Horizons(Map<String, Instant> byLane) {

  /** Whether nothing can go. */
  boolean areUnknown() {
    return byLane.values().stream().allMatch(Instant.MIN::equals);
  }

  boolean isPast(Lanes lanes, Instant at) {
    for (String lane : lanes.names()) {
      Instant horizon = byLane.get(lane);
      if (horizon != null && !at.isBefore(horizon)) {
        return false;
      }
    }
    return true;
  }
}
