package io.broadsheet.dedupe.stream;

import java.time.Duration;

/**
 * How long dedupe waits for what comes late.
 *
 * @param lateness how much later than the newest article of its partition an article may come and
 *     still be decided exactly; state is kept for the window and this
 * @param idleAfter a partition without articles for so long does not keep others from forgetting
 */
public record Patience(Duration lateness, Duration idleAfter) {

  /** With the default window, state is kept as long as pages are. */
  public static final Patience DEFAULT = new Patience(Duration.ofHours(96), Duration.ofMinutes(15));
}
