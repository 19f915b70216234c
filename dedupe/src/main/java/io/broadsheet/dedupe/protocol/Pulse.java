package io.broadsheet.dedupe.protocol;

/** How alive a lane is in one task. The order is that of the stored form. */
public enum Pulse {
  /** Articles come, or may come any moment. */
  ACTIVE,
  /** None has come for so long that the other tasks need not wait. */
  IDLE,
  /** None has come for so long that the lane ends when all tasks say so. */
  ENDED
}
