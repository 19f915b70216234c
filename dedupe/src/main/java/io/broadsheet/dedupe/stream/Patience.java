package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.Lateness;
import io.broadsheet.runtime.time.FetchTimeRule;
import java.time.Duration;
import java.time.Instant;

/**
 * How long dedupe waits for what comes late, and how long it remembers.
 *
 * @param lateness how much later than the newest article of its lane and partition an article may
 *     come and still be decided exactly; state is kept for the window and this
 * @param idleAfter a partition without articles for so long does not keep others from forgetting
 * @param laneEndsAfter a lane, other than the default one, without articles for so long ends
 * @param remembered how long an article is known that is not received again
 * @param times which fetch times are believed
 */
public record Patience(
    Lateness lateness,
    Duration idleAfter,
    Duration laneEndsAfter,
    Duration remembered,
    FetchTimeRule times) {

  /** With the default window, state of the default lane is kept as long as pages are. */
  public static final Patience DEFAULT =
      new Patience(
          new Lateness(Duration.ofHours(96), Duration.ofDays(30)),
          Duration.ofMinutes(15),
          Duration.ofHours(24),
          Duration.ofDays(90),
          FetchTimeRule.DEFAULT);

  /** The same, and fetch times are believed from the floor on. */
  public Patience believingFrom(Instant floor) {
    FetchTimeRule believed = new FetchTimeRule(floor, times.ahead());
    return new Patience(lateness, idleAfter, laneEndsAfter, remembered, believed);
  }

  /** Other times for what comes late, and the defaults for the rest. */
  public Patience with(Lateness other, Duration idle) {
    return new Patience(other, idle, laneEndsAfter, remembered, times);
  }
}
