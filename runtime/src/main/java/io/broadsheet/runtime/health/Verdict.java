package io.broadsheet.runtime.health;

/**
 * Answer to a probe.
 *
 * @param reason one line for people
 */
public record Verdict(boolean good, String reason) {

  static Verdict good(String reason) {
    return new Verdict(true, reason);
  }

  static Verdict bad(String reason) {
    return new Verdict(false, reason);
  }
}
