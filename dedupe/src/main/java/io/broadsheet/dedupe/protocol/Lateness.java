package io.broadsheet.dedupe.protocol;

import java.time.Duration;

/**
 * How much later than the newest article of its lane and partition an article may come and still be
 * decided exactly.
 *
 * @param ofDefault in the default lane
 * @param ofNamed in all others, whose order is often that of files and not of time
 */
public record Lateness(Duration ofDefault, Duration ofNamed) {

  /** The same in all lanes. */
  public static Lateness of(Duration lateness) {
    return new Lateness(lateness, lateness);
  }

  Duration of(String lane) {
    return lane.equals(Lanes.DEFAULT_NAME) ? ofDefault : ofNamed;
  }
}
